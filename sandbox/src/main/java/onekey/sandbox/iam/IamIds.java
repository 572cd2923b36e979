package onekey.sandbox.iam;

import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Generates ids in IAM's format. Every sandbox generates the same ids in the same order, and none
 * twice.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids">IAM
 *     unique identifiers</a>
 */
final class IamIds {

  private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String SECRET_ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/+";

  private final SplittableRandom random = new SplittableRandom(1);

  /** Returns the unique id of a user: {@code AIDA} and 17 more characters. */
  String user() {
    return "AIDA" + text(ID_ALPHABET, 17);
  }

  /** Returns an access key id: {@code AKIA} and 16 more characters. */
  String accessKey() {
    return "AKIA" + text(ID_ALPHABET, 16);
  }

  /** Returns a secret access key: 40 characters. */
  String secret() {
    return text(SECRET_ALPHABET, 40);
  }

  private String text(String alphabet, int length) {
    return random
        .ints(length, 0, alphabet.length())
        .mapToObj(index -> Character.toString(alphabet.charAt(index)))
        .collect(Collectors.joining());
  }
}
