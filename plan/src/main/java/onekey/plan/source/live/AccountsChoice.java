package onekey.plan.source.live;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import onekey.plan.model.NamedAccount;
import onekey.plan.output.BadInputException;

/**
 * Which accounts to read, and by which role.
 *
 * @param ofOrganization whether the accounts of the organization are listed
 * @param ids the only accounts to read, 12 digits each; empty for all of the organization
 * @param roleName the role to assume in each, without a path
 */
public record AccountsChoice(boolean ofOrganization, Set<String> ids, String roleName) {

  /** The role that OneKey makes where it is asked to. */
  public static final String USUAL_ROLE = "OneKeyReader";

  /**
   * What IAM takes as the name of a role.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html">Role</a>
   */
  private static final Pattern ROLE_NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

  /**
   * Checks the choice.
   *
   * @throws BadInputException naming the option, its value and what is allowed
   */
  public AccountsChoice {
    ids = Set.copyOf(ids);
    for (var id : new TreeSet<>(ids)) {
      if (!NamedAccount.isId(id)) {
        throw new BadInputException(
            "--accounts has \"%s\". Allowed: ids of accounts, 12 digits each, with commas between them."
                .formatted(id));
      }
    }
    if (!ROLE_NAME.matcher(roleName).matches()) {
      throw new BadInputException(
          "--role-name is \"%s\". Allowed: the name of a role without its path, 1–64 letters, digits and the signs _ + = , . @ -."
              .formatted(roleName));
    }
    if (!ofOrganization && ids.isEmpty()) {
      throw new IllegalArgumentException("There is no account to read.");
    }
  }
}
