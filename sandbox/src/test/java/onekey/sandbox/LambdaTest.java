package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import onekey.sandbox.api.Json;
import onekey.sandbox.lambda.Invocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaTest {

  private final Sandbox sandbox = Sandbox.start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void invokesAHandlerThroughJson() {
    // given
    var arn = sandbox.lambda().register("echo", new Echo());

    // when
    var invocation = sandbox.lambda().invoke(arn, "{\"name\": \"ann\"}");

    // then
    assertThat(invocation.outcome())
        .isEqualTo(
            new Invocation.Outcome.Answered(
                "{\"function\":\"%s\",\"name\":\"ann\"}".formatted(arn)));
  }

  @Test
  void answersAnEventThatDoesNotFitWithAnError() {
    var arn = sandbox.lambda().register("echo", new Echo());

    var invocation = sandbox.lambda().invoke(arn, "[1, 2]");

    assertThat(invocation.succeeded()).isFalse();
  }

  @Test
  void returnsTheCauseOfAnError() {
    // given
    var arn = sandbox.lambda().register("failing", new Failing());

    // when
    var outcome = sandbox.lambda().invoke(arn, "{}").outcome();

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Invocation.Outcome.Failed.class,
            failed ->
                assertThat(Json.parse(failed.payload()).path("cause").path("errorMessage").asText())
                    .isEqualTo("inner"));
  }

  @Test
  void refusesAFunctionThatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sandbox.lambda().invoke("arn:none", "{}"))
        .withMessageContaining("arn:none");
  }

  @Test
  void refusesAHandlerWhoseTypesCannotBeSeen() {
    RequestHandler<String, String> handler = (input, _) -> input;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sandbox.lambda().register("lambda", handler))
        .withMessageContaining("RequestHandler<Input, Output>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.001S", "PT1S", "PT15M"})
  void tellsAFunctionHowMuchTimeRemains(Duration timeout) {
    // given
    var arn = sandbox.lambda().register("clock", new Clock());
    sandbox.lambda().setTimeout(arn, timeout);

    // when
    var outcome = sandbox.lambda().invoke(arn, "{}").outcome();

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Invocation.Outcome.Answered.class,
            answered ->
                assertThat(Long.parseLong(answered.payload())).isBetween(0L, timeout.toMillis()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT15M0.000000001S"})
  void refusesATimeoutThatLambdaDoesNotOffer(Duration timeout) {
    var arn = sandbox.lambda().register("clock", new Clock());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sandbox.lambda().setTimeout(arn, timeout))
        .withMessageContaining(timeout.toString());
  }

  private static final class Clock implements RequestHandler<Map<String, String>, Integer> {
    @Override
    public Integer handleRequest(Map<String, String> input, Context context) {
      return context.getRemainingTimeInMillis();
    }
  }

  private static final class Echo
      implements RequestHandler<Map<String, String>, Map<String, String>> {
    @Override
    public Map<String, String> handleRequest(Map<String, String> input, Context context) {
      context.getLogger().log("called");
      var output = new TreeMap<>(input);
      output.put("function", context.getInvokedFunctionArn());
      return output;
    }
  }

  private static final class Failing implements RequestHandler<Map<String, String>, String> {
    @Override
    public String handleRequest(Map<String, String> input, Context context) {
      throw new IllegalStateException("outer", new IllegalArgumentException("inner"));
    }
  }
}
