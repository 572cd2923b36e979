package onekey.plan.model;

/** How reading one of several accounts ended. */
public sealed interface AccountReading {

  /** Returns the account. */
  NamedAccount account();

  /** The account was read. */
  record Read(NamedAccount account, AccountSnapshot snapshot) implements AccountReading {}

  /**
   * The account could not be read.
   *
   * @param cause why not, and what to do, in whole sentences
   */
  record Unread(NamedAccount account, String cause) implements AccountReading {}

  /**
   * The account is not in use, and nothing was asked of it.
   *
   * @param state its state in the words of AWS Organizations, such as {@code SUSPENDED}
   */
  record Skipped(NamedAccount account, String state) implements AccountReading {}
}
