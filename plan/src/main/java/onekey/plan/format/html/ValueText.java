package onekey.plan.format.html;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import onekey.rule.judgement.LastUse;

/** How numbers, times and records of use are written, on any machine. */
final class ValueText {

  private static final DateTimeFormatter DATE = formatter("uuuu-MM-dd");
  private static final DateTimeFormatter MINUTE = formatter("uuuu-MM-dd HH:mm 'UTC'");
  private static final DateTimeFormatter SECOND = formatter("uuuu-MM-dd HH:mm:ss 'UTC'");

  private ValueText() {}

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String date(Instant time) {
    return DATE.format(time);
  }

  static String second(Instant time) {
    return SECOND.format(time);
  }

  static String lastUse(Optional<LastUse> lastUse, Texts texts) {
    return lastUse.map(use -> lastUse(use, texts)).orElseGet(() -> texts.get("useNotRead"));
  }

  private static String lastUse(LastUse lastUse, Texts texts) {
    return switch (lastUse) {
      case LastUse.NotRecorded() -> texts.get("useNotRecorded");
      case LastUse.Recorded use ->
          MINUTE.format(use.at()) + use.called(texts.get("useService"), texts.get("useRegion"));
    };
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
