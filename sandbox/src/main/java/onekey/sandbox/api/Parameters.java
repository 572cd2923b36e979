package onekey.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Reads the parameters of a call, or of an object within it. An invalid one is answered as AWS
 * does: with HTTP status 400 and a message that names the parameter and its constraint.
 */
public final class Parameters {

  private static final Set<String> QUERY_SERVICES = Set.of("iam", "sns", "cloudformation");

  private final JsonNode values;
  private final String prefix;
  private final String errorCode;

  private Parameters(JsonNode values, String prefix, String errorCode) {
    this.values = values;
    this.prefix = prefix;
    this.errorCode = errorCode;
  }

  /** Reads the parameters of a call. */
  public static Parameters of(ApiCall call) {
    return new Parameters(
        call.parameters(),
        "",
        QUERY_SERVICES.contains(call.service()) ? "ValidationError" : "ValidationException");
  }

  /** Returns a text whose length is in this range, if it was sent. */
  public Optional<String> text(String name, int shortest, int longest) {
    return value(name)
        .map(
            value -> {
              require(value.isValueNode(), name, value.toString(), "Member must be a scalar value");
              var text = value.asText();
              require(
                  text.length() >= shortest,
                  name,
                  text,
                  "Member must have length greater than or equal to " + shortest);
              require(
                  text.length() <= longest,
                  name,
                  text,
                  "Member must have length less than or equal to " + longest);
              return text;
            });
  }

  /** Returns a text that matches the pattern, if it was sent. */
  public Optional<String> text(String name, int shortest, int longest, Pattern pattern) {
    var text = text(name, shortest, longest);
    text.ifPresent(
        value ->
            require(
                pattern.matcher(value).matches(),
                name,
                value,
                "Member must satisfy regular expression pattern: " + pattern));
    return text;
  }

  /** Returns a text that must be one of those allowed, if it was sent. */
  public Optional<String> oneOf(String name, List<String> allowed) {
    var text = text(name, 0, Integer.MAX_VALUE);
    text.ifPresent(
        value ->
            require(
                allowed.contains(value),
                name,
                value,
                "Member must satisfy enum value set: " + allowed));
    return text;
  }

  /** Returns a whole number in this range, if it was sent. */
  public OptionalInt integer(String name, int smallest, int largest) {
    var text = text(name, 0, Integer.MAX_VALUE);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      var number = Integer.parseInt(text.get());
      require(
          number >= smallest,
          name,
          text.get(),
          "Member must have value greater than or equal to " + smallest);
      require(
          number <= largest,
          name,
          text.get(),
          "Member must have value less than or equal to " + largest);
      return OptionalInt.of(number);
    } catch (NumberFormatException e) {
      throw invalid(name, text.get(), "Member must be a whole number").get();
    }
  }

  /** Returns the objects of a list with a maximum length; an absent list is empty. */
  public List<Parameters> objects(String name, int longest) {
    var list = list(name, longest);
    return IntStream.range(0, list.size())
        .mapToObj(
            index ->
                new Parameters(
                    list.get(index), "%s.%d.member.".formatted(path(name), index + 1), errorCode))
        .toList();
  }

  /** Returns the texts of a list with a maximum length; an absent list is empty. */
  public List<String> texts(String name, int longest) {
    return list(name, longest).stream().map(JsonNode::asText).toList();
  }

  /** Returns the error for a missing parameter. */
  public Supplier<ApiException> missing(String name) {
    return () ->
        new ApiException(
            400,
            errorCode,
            "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                .formatted(path(name)));
  }

  /** Returns the error for a parameter that does not satisfy a constraint. */
  public Supplier<ApiException> invalid(String name, String value, String constraint) {
    return () ->
        new ApiException(
            400,
            errorCode,
            "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
                .formatted(value, path(name), constraint));
  }

  private void require(boolean satisfied, String name, String value, String constraint) {
    if (!satisfied) {
      throw invalid(name, value, constraint).get();
    }
  }

  private List<JsonNode> list(String name, int longest) {
    var found = value(name);
    if (found.isEmpty()) {
      return List.of();
    }
    var list = found.get();
    require(list.isArray(), name, list.toString(), "Member must be a list");
    require(
        list.size() <= longest,
        name,
        "[%d members]".formatted(list.size()),
        "Member must have length less than or equal to " + longest);
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isNull());
  }

  private String path(String name) {
    return prefix + Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
