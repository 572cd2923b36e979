package onekey.plan.model;

import java.util.List;
import java.util.Optional;
import onekey.plan.language.Text;
import onekey.rule.aws.ListedStep.Kind;

/** What OneKey will do to a key by itself. */
public sealed interface KeySteps {

  /** Returns the steps that are known, the first one first. */
  List<PendingStep> known();

  /** Returns the first step of this kind, if one is known. */
  default Optional<PendingStep> first(Kind kind) {
    return known().stream().filter(step -> step.kind() == kind).findFirst();
  }

  /** Returns them in some words each, to be said of this key; the same words once. */
  default List<Text> texts(boolean active, boolean kept) {
    return known().stream().map(step -> step.words(active, kept)).distinct().toList();
  }

  /** Returns the same in English. */
  default List<String> words(boolean active, boolean kept) {
    return texts(active, kept).stream().map(Text::english).toList();
  }

  /**
   * The schedules of this Region were read. Other Regions were not.
   *
   * @param region the Region
   * @param known the steps for the key; from several stacks there may be several of one kind
   */
  record Listed(String region, List<PendingStep> known) implements KeySteps {

    public Listed {
      known = known.stream().sorted(PendingStep.ORDER).toList();
    }
  }

  /**
   * The schedules could not be read.
   *
   * @param why one sentence
   */
  record NotKnown(String why) implements KeySteps {

    @Override
    public List<PendingStep> known() {
      return List.of();
    }
  }
}
