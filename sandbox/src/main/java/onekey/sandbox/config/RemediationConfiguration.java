package onekey.sandbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A remediation action: the runbook that AWS Config starts for a NON_COMPLIANT resource.
 *
 * @param ruleName the rule that it belongs to
 * @param documentName the runbook
 * @param parameters the source of each of the runbook's parameters
 * @param automatic whether AWS Config starts it by itself
 * @param maximumAttempts the number of automatic attempts, 1–25
 * @param retrySeconds the time within which these attempts are made, in seconds; 1 or more
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_RemediationConfiguration.html">RemediationConfiguration</a>
 */
public record RemediationConfiguration(
    String ruleName,
    String documentName,
    Map<String, ParameterValue> parameters,
    boolean automatic,
    int maximumAttempts,
    int retrySeconds) {

  /** The source of a parameter. */
  public sealed interface ParameterValue {

    /** The id of the resource that is remediated. */
    record ResourceId() implements ParameterValue {}

    /**
     * Fixed values.
     *
     * @param values 0–25 values
     */
    record Static(List<String> values) implements ParameterValue {
      public Static {
        values = List.copyOf(values);
      }
    }
  }

  public RemediationConfiguration {
    parameters = Map.copyOf(parameters);
    if (maximumAttempts < 1 || maximumAttempts > 25) {
      throw new IllegalArgumentException(
          "MaximumAutomaticAttempts is " + maximumAttempts + ". Allowed: 1–25.");
    }
    if (retrySeconds < 1) {
      throw new IllegalArgumentException(
          "RetryAttemptSeconds is " + retrySeconds + ". Allowed: 1 or more.");
    }
  }

  /**
   * Reads the properties of an {@code AWS::Config::RemediationConfiguration}.
   *
   * @throws IllegalArgumentException if AWS Config would refuse them
   */
  public static RemediationConfiguration parse(ObjectNode properties) {
    if (!properties.path("TargetType").asText().equals("SSM_DOCUMENT")) {
      throw new IllegalArgumentException(
          "TargetType is " + properties.path("TargetType") + ". Allowed: SSM_DOCUMENT.");
    }
    var parameters = new LinkedHashMap<String, ParameterValue>();
    properties
        .path("Parameters")
        .properties()
        .forEach(entry -> parameters.put(entry.getKey(), value(entry.getValue())));
    return new RemediationConfiguration(
        properties.path("ConfigRuleName").asText(),
        properties.path("TargetId").asText(),
        parameters,
        properties.path("Automatic").asBoolean(),
        properties.path("MaximumAutomaticAttempts").asInt(5),
        properties.path("RetryAttemptSeconds").asInt(60));
  }

  private static ParameterValue value(JsonNode parameter) {
    if (parameter.path("ResourceValue").path("Value").asText().equals("RESOURCE_ID")) {
      return new ParameterValue.ResourceId();
    }
    var values = parameter.path("StaticValue").path("Values");
    if (!values.isArray()) {
      throw new IllegalArgumentException(
          "A remediation parameter needs ResourceValue.Value RESOURCE_ID or StaticValue.Values instead of "
              + parameter);
    }
    return new ParameterValue.Static(
        StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText).toList());
  }

  /** Returns the runbook's parameters for one resource. */
  public Map<String, List<String>> parametersFor(String resourceId) {
    var filled = new LinkedHashMap<String, List<String>>();
    parameters.forEach(
        (name, value) ->
            filled.put(
                name,
                switch (value) {
                  case ParameterValue.ResourceId() -> List.of(resourceId);
                  case ParameterValue.Static(var values) -> values;
                }));
    return filled;
  }
}
