package onekey.plan.model;

import java.net.URI;
import java.util.List;

/**
 * What the use or the age of a key suggests.
 *
 * @param text one or two short sentences, naming the evidence
 * @param page the AWS page that says more
 * @param steps what to do, in this order; empty where the page says it
 */
public record Advice(String text, URI page, List<Fix.Step> steps) {

  public Advice {
    steps = List.copyOf(steps);
  }

  /** Makes advice that a page explains. */
  public Advice(String text, URI page) {
    this(text, page, List.of());
  }

  /** Returns the same without steps. */
  Advice withoutSteps() {
    return new Advice(text, page);
  }
}
