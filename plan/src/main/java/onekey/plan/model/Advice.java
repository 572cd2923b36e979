package onekey.plan.model;

import java.net.URI;
import java.util.List;
import onekey.plan.language.Text;

/**
 * What the use or the age of a key suggests.
 *
 * @param words one or two short sentences, naming the evidence
 * @param page the AWS page that says more
 * @param steps what to do, in this order; empty where the page says it
 */
public record Advice(Text words, URI page, List<Fix.Step> steps) {

  public Advice {
    steps = List.copyOf(steps);
  }

  /** Makes advice that a page explains. */
  public Advice(Text words, URI page) {
    this(words, page, List.of());
  }

  /** Returns what it suggests, in English. */
  public String text() {
    return words.english();
  }

  /** Returns the same without steps. */
  Advice withoutSteps() {
    return new Advice(words, page);
  }
}
