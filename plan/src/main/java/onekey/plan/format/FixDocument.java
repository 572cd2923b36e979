package onekey.plan.format;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import onekey.plan.model.Advice;
import onekey.plan.model.Fix;

/** A way to fix a finding, as JSON has it. */
record FixDocument(Fix.Way way, List<Step> steps) {

  /** One thing to do. */
  record Step(String text, Optional<URI> link, Optional<String> command) {

    static List<Step> of(List<Fix.Step> steps) {
      return steps.stream()
          .map(step -> new Step(step.text(), step.link(), step.command()))
          .toList();
    }
  }

  /** What a key suggests. */
  record Suggestion(String text, URI page, List<Step> steps) {

    static List<Suggestion> of(List<Advice> all) {
      return all.stream()
          .map(advice -> new Suggestion(advice.text(), advice.page(), Step.of(advice.steps())))
          .toList();
    }
  }

  static List<FixDocument> of(List<Fix> fixes) {
    return fixes.stream().map(fix -> new FixDocument(fix.way(), Step.of(fix.steps()))).toList();
  }
}
