package onekey.plan.fix;

import java.net.URI;
import java.util.Optional;
import onekey.plan.model.Fix.Step;

/** Makes steps. */
final class Steps {

  private Steps() {}

  static Step say(String text) {
    return new Step(text, Optional.empty(), Optional.empty());
  }

  static Step open(String text, Optional<URI> link) {
    return new Step(text, link, Optional.empty());
  }

  static Step run(String text, String command) {
    return new Step(text, Optional.empty(), Optional.of(command));
  }
}
