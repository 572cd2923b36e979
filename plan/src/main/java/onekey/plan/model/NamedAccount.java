package onekey.plan.model;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of several accounts.
 *
 * @param id its 12 digits
 * @param name its name, which others choose: 1–50 characters of any kind. Empty where it was not
 *     read
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html">Account</a>
 */
public record NamedAccount(String id, Optional<String> name) {

  /** By id. */
  public static final Comparator<NamedAccount> ORDER = Comparator.comparing(NamedAccount::id);

  private static final Pattern ID = Pattern.compile("[0-9]{12}");

  public NamedAccount {
    if (!isId(id)) {
      throw new IllegalArgumentException("An account id has 12 digits, and not \"" + id + "\".");
    }
  }

  /** Returns whether this is the id of an account: 12 digits. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Returns the id, and behind it the name in parentheses, unescaped. */
  public String text() {
    return id + name.map(" (%s)"::formatted).orElse("");
  }
}
