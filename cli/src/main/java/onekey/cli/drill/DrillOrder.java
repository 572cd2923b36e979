package onekey.cli.drill;

import java.util.regex.Pattern;
import onekey.plan.output.BadInputException;

/**
 * What a drill is to do.
 *
 * @param visit which part of it
 * @param userName the name of its IAM user
 * @param confirmed whether it may begin without asking
 */
public record DrillOrder(Visit visit, String userName, boolean confirmed) {

  /** The name of the user unless another is given. */
  public static final String USUAL_NAME = "onekey-drill";

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html">CreateUser</a>
   */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,64}");

  /** A part of a drill. */
  public enum Visit {
    /** From the user to its removal. */
    WHOLE,
    /** The same, but the user stays for a later visit. */
    FIRST_OF_SEVERAL,
    /** A later visit: takes the removal of the key one step further. */
    NEXT,
    /** Removes what an earlier drill has left. */
    CLEAN
  }

  public DrillOrder {
    if (!NAME.matcher(userName).matches()) {
      throw new BadInputException(
          "--drill-user is \"%s\". Allowed: 1–64 letters, digits and +=,.@_-".formatted(userName));
    }
  }
}
