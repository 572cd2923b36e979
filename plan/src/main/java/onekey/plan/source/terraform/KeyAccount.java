package onekey.plan.source.terraform;

/**
 * What a plan tells of the account that something is in. User names are unique in one account only.
 */
public sealed interface KeyAccount {

  /**
   * The account is known.
   *
   * @param id its 12 digits
   */
  record Known(String id) implements KeyAccount {}

  /**
   * The account is not known, but all that a provider calls with these settings is in one.
   *
   * @param settings stands for the settings
   */
  record BySettings(String settings) implements KeyAccount {}

  /**
   * Not even the provider's configuration is known.
   *
   * @param address of what is in the account
   */
  record NotKnown(String address) implements KeyAccount {}

  /** Whether two accounts are one. */
  enum Sameness {
    SAME,
    OTHER,
    NOT_KNOWN
  }

  /** Compares it with another. */
  default Sameness compare(KeyAccount other) {
    if (equals(other)) {
      return Sameness.SAME;
    }
    return this instanceof Known && other instanceof Known ? Sameness.OTHER : Sameness.NOT_KNOWN;
  }
}
