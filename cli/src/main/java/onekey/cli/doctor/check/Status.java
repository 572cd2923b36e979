package onekey.cli.doctor.check;

/** What a check found. */
public enum Status {
  /** It is as it should be. */
  FINE("fine"),
  /** It is not as it should be. */
  WRONG("WRONG"),
  /** It is not known: something was refused, or did not answer. */
  NOT_CHECKABLE("not checkable");

  private final String words;

  Status(String words) {
    this.words = words;
  }

  /** Returns it in words. */
  public String words() {
    return words;
  }
}
