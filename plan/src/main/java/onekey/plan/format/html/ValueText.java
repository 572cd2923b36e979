package onekey.plan.format.html;

import java.util.Optional;
import onekey.plan.language.Texts;
import onekey.rule.judgement.LastUse;

/** How a record of use is written. */
final class ValueText {

  private ValueText() {}

  static String lastUse(Optional<LastUse> lastUse, Texts texts) {
    return lastUse.map(use -> lastUse(use, texts)).orElseGet(() -> texts.get("useNotRead"));
  }

  private static String lastUse(LastUse lastUse, Texts texts) {
    return switch (lastUse) {
      case LastUse.NotRecorded() -> texts.get("useNotRecorded");
      case LastUse.Recorded use ->
          texts.minute(use.at()) + use.called(texts.get("useService"), texts.get("useRegion"));
    };
  }
}
