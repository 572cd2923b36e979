package onekey.cli.doctor.check;

import onekey.cli.doctor.words.Naming;
import onekey.cli.doctor.words.Words;
import org.jspecify.annotations.Nullable;

/** Something that a check needs is not known. */
public final class NotCheckableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Words why;

  /** Says why it is not known, in whole sentences. */
  public NotCheckableException(Words why, @Nullable Throwable cause) {
    super(why.text(Naming.with(true)), cause);
    this.why = why;
  }

  /** Says why it is not known. */
  public NotCheckableException(Words why) {
    this(why, null);
  }

  /** Returns why it is not known. */
  public Words why() {
    return why;
  }
}
