package onekey.cli.doctor.aws;

import java.util.Optional;
import java.util.function.Supplier;
import onekey.cli.doctor.check.NotCheckableException;

/**
 * Something that several checks need and that is read once. If that fails, it fails for each of
 * them, with the same cause.
 */
final class Once<T> {

  private final Supplier<T> reading;
  private Optional<T> value = Optional.empty();
  private Optional<NotCheckableException> failure = Optional.empty();

  Once(Supplier<T> reading) {
    this.reading = reading;
  }

  /**
   * Returns what was read.
   *
   * @throws NotCheckableException if it could not be read
   */
  T get() {
    failure.ifPresent(
        before -> {
          throw before;
        });
    if (value.isEmpty()) {
      try {
        value = Optional.of(reading.get());
      } catch (NotCheckableException e) {
        failure = Optional.of(e);
        throw e;
      }
    }
    return value.get();
  }

  /** Returns what was read; empty if it could not be read. */
  Optional<T> ifKnown() {
    try {
      return Optional.of(get());
    } catch (NotCheckableException _) {
      return Optional.empty();
    }
  }
}
