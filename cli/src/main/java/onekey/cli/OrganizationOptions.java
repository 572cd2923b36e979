package onekey.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onekey.plan.output.BadInputException;
import onekey.plan.source.live.AccountsChoice;
import picocli.CommandLine.Option;

/** Whether several accounts are planned, and which. */
final class OrganizationOptions {

  @Option(
      names = "--organization",
      description =
          "Plan every account of the organization: list them, and assume a role that may read in"
              + " each.")
  private boolean organization;

  @Option(
      names = "--accounts",
      paramLabel = "ID,...",
      description =
          "Plan these accounts only, 12 digits each. Without --organization, no accounts are"
              + " listed.")
  private Optional<String> accounts = Optional.empty();

  @Option(
      names = "--role-name",
      paramLabel = "NAME",
      description =
          "The role to assume in each account but that of the caller, without its path. By default "
              + AccountsChoice.USUAL_ROLE
              + ".")
  private Optional<String> roleName = Optional.empty();

  /**
   * Returns which accounts to plan; empty for one.
   *
   * @throws BadInputException naming the option, if it cannot be used
   */
  Optional<AccountsChoice> choice() {
    if (!organization && accounts.isEmpty()) {
      if (roleName.isPresent()) {
        throw new BadInputException(
            "--role-name is for --organization and --accounts. Give one of them too.");
      }
      return Optional.empty();
    }
    return Optional.of(
        new AccountsChoice(
            organization,
            accounts.map(OrganizationOptions::ids).orElse(Set.of()),
            roleName.orElse(AccountsChoice.USUAL_ROLE)));
  }

  private static Set<String> ids(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }
}
