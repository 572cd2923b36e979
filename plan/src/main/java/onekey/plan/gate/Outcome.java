package onekey.plan.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** How a user compares with the policy after the apply. */
public sealed interface Outcome {

  /** The word that other programs rely on. */
  String name();

  /** No more active keys than allowed. */
  record WithinLimit() implements Outcome {
    @Override
    public String name() {
      return "WITHIN_LIMIT";
    }
  }

  /** Over the limit, and exempt through this day (UTC). */
  record Exempt(LocalDate through) implements Outcome {
    @Override
    public String name() {
      return "EXEMPT";
    }
  }

  /** Over the limit, and rotating until then, if it is applied now. */
  record Rotating(Instant until) implements Outcome {
    @Override
    public String name() {
      return "ROTATING";
    }
  }

  /** Over the limit. */
  record OverLimit() implements Outcome {
    @Override
    public String name() {
      return "OVER_LIMIT";
    }
  }

  /**
   * It cannot be told.
   *
   * @param reasons why not, in whole sentences
   */
  record NotKnown(List<String> reasons) implements Outcome {

    public NotKnown {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String name() {
      return "NOT_KNOWN";
    }
  }
}
