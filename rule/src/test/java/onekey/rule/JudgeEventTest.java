package onekey.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import onekey.rule.aws.ScheduledInvocation;
import org.junit.jupiter.api.Test;

/** What Lambda's runtime makes of the event of AWS Config, with its own serializers. */
class JudgeEventTest {

  /** As AWS Config sends it, with a member that it does not send today. */
  private static final String EVENT =
      """
      {"version": "1.0",
       "invokingEvent": "{\\"awsAccountId\\":\\"123456789012\\",\\"notificationCreationTime\\":\\"2026-12-01T08:00:00.123Z\\",\\"messageType\\":\\"ScheduledNotification\\",\\"recordVersion\\":\\"1.0\\"}",
       "ruleParameters": "{\\"maxActiveKeys\\":\\"1\\"}",
       "resultToken": "token",
       "eventLeftScope": false,
       "executionRoleArn": "arn:aws:iam::123456789012:role/config-role",
       "configRuleArn": "arn:aws:config:us-east-1:123456789012:config-rule/config-rule-0123456",
       "configRuleName": "iam-user-single-access-key",
       "configRuleId": "config-rule-0123456",
       "accountId": "123456789012",
       "evaluation": {"mode": "DETECTIVE"}}
      """;

  @Test
  void isReadWithoutJodaTime() {
    // when
    @SuppressWarnings("unchecked")
    var event =
        (Map<String, Object>)
            JacksonFactory.getInstance()
                .getSerializer(inputOf(JudgeHandler.class))
                .fromJson(new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)));

    // then
    assertThat(ScheduledInvocation.from(event))
        .contains(
            new ScheduledInvocation(
                "iam-user-single-access-key",
                Map.of("maxActiveKeys", "1"),
                "token",
                Instant.parse("2026-12-01T08:00:00.123Z")));
    assertThatThrownBy(() -> Class.forName("org.joda.time.DateTime"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void isNoneOfTheTypesForWhichLambdaDemandsJodaTime() {
    assertThat(
            LambdaEventSerializers.isLambdaSupportedEvent(
                inputOf(JudgeHandler.class).getTypeName()))
        .isFalse();
  }

  private static Type inputOf(Class<?> handler) {
    return Arrays.stream(handler.getGenericInterfaces())
        .map(ParameterizedType.class::cast)
        .filter(type -> type.getRawType().equals(RequestHandler.class))
        .findAny()
        .orElseThrow()
        .getActualTypeArguments()[0];
  }
}
