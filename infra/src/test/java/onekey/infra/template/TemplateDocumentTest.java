package onekey.infra.template;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.infra.Setting;
import onekey.testkit.Golden;
import org.junit.jupiter.api.Test;

/** docs/template.md says what the template has. */
class TemplateDocumentTest {

  private static final String DOCUMENT = "docs/template.md";

  @Test
  void hasEveryParameter() {
    // given
    var context = CreatedTemplate.context();

    // when
    var rows =
        Stream.of(TemplateParameter.values())
            .map(
                parameter ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            parameter.logicalId(),
                            parameter
                                .defaultValue(context)
                                .map(value -> value.isEmpty() ? "none" : "`" + value + "`")
                                .orElse("must be given"),
                            parameter.allowed(),
                            parameter.meaning()))
            .collect(Collectors.joining());

    // then
    Golden.assertPart(
        "| parameter | default | allowed | meaning |\n|---|---|---|---|\n" + rows,
        DOCUMENT,
        "parameters");
  }

  @Test
  void saysOfEveryOtherSettingWhyItIsNoParameter() {
    // given
    var settings = new LinkedHashMap<String, String>();
    Arrays.stream(Setting.values())
        .forEach(
            setting ->
                FixedSetting.reason(setting)
                    .ifPresent(
                        reason ->
                            settings.merge(
                                reason,
                                "`" + setting.key() + "`",
                                (some, one) -> some + ", " + one)));

    // when
    var rows =
        settings.entrySet().stream()
            .map(setting -> "| %s | %s |\n".formatted(setting.getValue(), setting.getKey()))
            .collect(Collectors.joining());

    // then
    Golden.assertPart("| setting | why |\n|---|---|\n" + rows, DOCUMENT, "other settings");
  }
}
