package onekey.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.rule.judgement.RuleParameter;
import onekey.testkit.Golden;
import org.junit.jupiter.api.Test;

/** The names that other people write down. One that is gone needs a new major version. */
class PublicNamesTest {

  private static final Pattern LOG_FIELD = Pattern.compile("([a-zA-Z]+)=");

  private final TreeSet<String> names = new TreeSet<>();

  @Test
  void areThoseOfTheDocumentation() {
    // when
    Arrays.stream(Setting.values()).forEach(setting -> add("setting", setting.key()));
    Arrays.stream(RuleParameter.values())
        .forEach(parameter -> add("rule parameter", parameter.key()));
    Stream.of(Map.<String, Object>of(), TestStack.everything())
        .map(settings -> TestStack.json(TestStack.template(settings)))
        .forEach(this::addNames);
    RuleDashboardTest.logLines("OneKey ").forEach(this::addLogLine);

    // then
    Golden.assertSame(
        names.stream().collect(Collectors.joining("\n", "", "\n")),
        TestStack.PROJECT.resolve(Path.of("docs", "public-names.txt")));
  }

  private void addNames(JsonNode template) {
    template.path("Outputs").fieldNames().forEachRemaining(name -> add("stack output", name));
    addRunbook("RemoveExtraAccessKey", TestStack.content(template, "RemovalRunbookDocument"));
    addRunbook(
        "DeleteQuarantinedAccessKey", TestStack.content(template, "DeletionRunbookDocument"));
  }

  private void addRunbook(String name, JsonNode content) {
    content
        .path("parameters")
        .fieldNames()
        .forEachRemaining(parameter -> add(name + " parameter", parameter));
    StreamSupport.stream(content.path("mainSteps").spliterator(), false)
        .forEach(
            step -> {
              var stepName = step.path("name").asText();
              add(name + " step", stepName);
              step.path("outputs")
                  .forEach(
                      output ->
                          add(name + " output", stepName + "." + output.path("Name").asText()));
            });
  }

  private void addLogLine(String line) {
    var kind = line.substring(0, line.indexOf(':'));
    LOG_FIELD.matcher(line).results().forEach(field -> add("log line " + kind, field.group(1)));
  }

  private void add(String kind, String name) {
    names.add(kind + ": " + name);
  }
}
