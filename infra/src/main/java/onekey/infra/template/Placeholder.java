package onekey.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import onekey.infra.Frequency;

/**
 * What takes the place of a sample value.
 *
 * @param samples the value in both templates
 * @param use where it may be
 * @param value what CloudFormation makes the value of
 */
record Placeholder(Samples samples, Use use, JsonNode value) {

  /** Where a placeholder may be. */
  sealed interface Use {

    /** Anywhere, also within a text. */
    record Anywhere() implements Use {}

    /** Only as a whole value: within a text it might have to be escaped. */
    record WholeValue() implements Use {}

    /** Only as a whole number or flag. */
    record WholeNumberOrFlag() implements Use {}

    /**
     * Only as the value of a member of an object that has others, or of one that is written as
     * text.
     *
     * @param given whether there is the member
     */
    record OptionalMember(TemplateCondition given) implements Use {}
  }

  /** Returns those of all parameters. */
  static List<Placeholder> all() {
    return Arrays.stream(TemplateParameter.values())
        .filter(parameter -> parameter.samples().differ())
        .flatMap(Placeholder::of)
        .toList();
  }

  private static Stream<Placeholder> of(TemplateParameter parameter) {
    return switch (parameter) {
      case CODE_BUCKET, CODE_KEY, NOTICE_EMAIL ->
          Stream.of(reference(parameter, new Use.WholeValue()));
      case EXEMPTION_TAG, OWNER_TAG ->
          Stream.of(
              new Placeholder(
                  parameter.samples(),
                  new Use.OptionalMember(TemplateCondition.given(parameter)),
                  Json.ref(parameter.logicalId())));
      case FREQUENCY ->
          Stream.of(
              reference(parameter, new Use.Anywhere()),
              ofFrequency(
                  new Use.WholeNumberOrFlag(), frequency -> Json.number(frequency.seconds())),
              ofFrequency(
                  new Use.Anywhere(),
                  frequency -> Json.text(Integer.toString(frequency.hoursOfTwoPeriods()))));
      case REMEDIATION ->
          Stream.of(
              reference(parameter, new Use.Anywhere()),
              new Placeholder(
                  new Samples("false", "true"),
                  new Use.WholeNumberOrFlag(),
                  TemplateCondition.REMOVES_AUTOMATICALLY.choose(
                      Json.flag(true), Json.flag(false))));
      default -> Stream.of(reference(parameter, new Use.Anywhere()));
    };
  }

  private static Placeholder reference(TemplateParameter parameter, Use use) {
    return new Placeholder(parameter.samples(), use, Json.ref(parameter.logicalId()));
  }

  /** Returns what a frequency is converted to when the stack is synthesized. */
  private static Placeholder ofFrequency(Use use, Function<Frequency, JsonNode> conversion) {
    var frequencies = List.of(Frequency.values());
    var value = conversion.apply(frequencies.getLast());
    for (var frequency : frequencies.reversed().subList(1, frequencies.size())) {
      value = TemplateCondition.of(frequency).choose(conversion.apply(frequency), value);
    }
    var samples = TemplateParameter.FREQUENCY.samples();
    return new Placeholder(
        new Samples(converted(samples.one(), conversion), converted(samples.other(), conversion)),
        use,
        value);
  }

  private static String converted(String frequency, Function<Frequency, JsonNode> conversion) {
    return Arrays.stream(Frequency.values())
        .filter(one -> one.configName().equals(frequency))
        .map(conversion)
        .map(JsonNode::asText)
        .findAny()
        .orElseThrow();
  }
}
