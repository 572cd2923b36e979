package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import onekey.sandbox.api.Principal;
import onekey.sandbox.scheduler.ScheduleInvocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** EventBridge Scheduler over HTTP, by the SDK's own client. */
class SchedulerWireTest {

  private static final String TARGET = "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution";

  private final Sandbox sandbox = Sandbox.start(settings -> settings.largestPage(2));
  private final SchedulerClient scheduler = PlainClients.scheduler(sandbox, Principal.ROOT);

  @BeforeEach
  void prepare() {
    sandbox.scheduler().putGroup("group");
    sandbox
        .roles()
        .put(
            "starter",
            """
            {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"Service": "scheduler.amazonaws.com"}}]}
            """);
  }

  @AfterEach
  void close() {
    scheduler.close();
    sandbox.close();
  }

  private void create(String name, Consumer<CreateScheduleRequest.Builder> change) {
    scheduler.createSchedule(
        request ->
            request
                .groupName("group")
                .name(name)
                .description("some words")
                .scheduleExpression("at(2026-12-01T08:00:00)")
                .scheduleExpressionTimezone("UTC")
                .actionAfterCompletion(ActionAfterCompletion.DELETE)
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .target(
                    target ->
                        target
                            .arn(TARGET)
                            .roleArn(sandbox.account().roleArn("starter"))
                            .input("{\"DocumentName\": \"Nowhere\"}"))
                .applyMutation(change));
  }

  @Test
  void givesBackWhatItWasGiven() {
    // given
    create("one", _ -> {});

    // when
    var schedule = scheduler.getSchedule(request -> request.groupName("group").name("one"));

    // then
    assertThat(schedule.scheduleExpression()).isEqualTo("at(2026-12-01T08:00:00)");
    assertThat(schedule.description()).isEqualTo("some words");
    assertThat(schedule.stateAsString()).isEqualTo("ENABLED");
    assertThat(schedule.target().arn()).isEqualTo(TARGET);
    assertThat(schedule.target().input()).contains("Nowhere");
    assertThat(schedule.arn())
        .isEqualTo("arn:aws:scheduler:us-east-1:111122223333:schedule/group/one");
    assertThat(schedule.creationDate()).isEqualTo(sandbox.clock().instant());
  }

  @Test
  void listsByGroupAndPrefixOverPages() {
    // given
    for (var name : new String[] {"a-1", "a-2", "a-3", "b-1"}) {
      create(name, _ -> {});
    }

    // when
    var listed =
        scheduler.listSchedulesPaginator(
            request -> request.groupName("group").namePrefix("a-").maxResults(100));

    // then
    assertThat(listed.schedules())
        .extracting(ScheduleSummary::name)
        .containsExactly("a-1", "a-2", "a-3");
    assertThat(listed.stream()).hasSize(2);
  }

  @Test
  void refusesASecondOneOfTheSameName() {
    // given
    create("one", _ -> {});

    // then
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> create("one", _ -> {}))
        .withMessageContaining("Schedule one already exists.");
  }

  @Test
  void deletesASchedule() {
    // given
    create("one", _ -> {});

    // when
    scheduler.deleteSchedule(request -> request.groupName("group").name("one"));

    // then
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> scheduler.getSchedule(request -> request.groupName("group").name("one")));
  }

  @Test
  void refusesAnotherGroup() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> create("one", request -> request.groupName("other")))
        .withMessageContaining("Schedule group other does not exist.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rate(1 day)", "at(tomorrow)", "at(2026-12-01)", "cron(0 8 * * ? *)"})
  void refusesAnExpressionThatIsNotOneTime(String expression) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> create("one", request -> request.scheduleExpression(expression)))
        .withMessageContaining(expression);
  }

  @Test
  void refusesARoleThatItCannotAssume() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () ->
                create(
                    "one",
                    request ->
                        request.target(
                            target ->
                                target
                                    .arn(TARGET)
                                    .roleArn(sandbox.account().roleArn("nobody"))
                                    .input("{}"))))
        .withMessageContaining("nobody");
  }

  @Test
  void refusesWhatItWouldNotDo() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> create("one", request -> request.scheduleExpressionTimezone("CET")))
        .withMessageContaining("CET");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () ->
                create("one", request -> request.actionAfterCompletion(ActionAfterCompletion.NONE)))
        .withMessageContaining("NONE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sqs:us-east-1:111122223333:letters.fifo",
        "arn:aws:sns:us-east-1:111122223333:letters",
        "letters"
      })
  void refusesADeadLetterQueueThatIsNoStandardQueue(String arn) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> create("one", request -> request.target(withDeadLetters(arn))))
        .withMessageContaining(arn);
  }

  @Test
  void refusesWhatElseATargetMayHave() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () ->
                create(
                    "one",
                    request ->
                        request.target(
                            target ->
                                target
                                    .arn(TARGET)
                                    .roleArn(sandbox.account().roleArn("starter"))
                                    .input("{}")
                                    .sqsParameters(sqs -> sqs.messageGroupId("x")))))
        .withMessageContaining("SqsParameters");
  }

  private Consumer<Target.Builder> withDeadLetters(String arn) {
    return target ->
        target
            .arn(TARGET)
            .roleArn(sandbox.account().roleArn("starter"))
            .input("{\"DocumentName\": \"Nowhere\"}")
            .deadLetterConfig(letters -> letters.arn(arn));
  }

  @Test
  void putsAsideWhatItCannotStartAndSaysWhy() {
    // given
    sandbox.queues().put("letters");
    var arn = sandbox.account().arn("sqs", "letters");
    create("one", request -> request.target(withDeadLetters(arn)));
    assertThat(
            scheduler
                .getSchedule(request -> request.groupName("group").name("one"))
                .target()
                .deadLetterConfig()
                .arn())
        .isEqualTo(arn);

    // when
    sandbox.clock().advance(Duration.ofDays(30));

    // then
    assertThat(sandbox.queues().messages("letters"))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.body()).contains("Nowhere");
              assertThat(message.attributes())
                  .containsEntry("ERROR_CODE", "AutomationDefinitionNotFoundException")
                  .containsEntry("TARGET_ARN", TARGET)
                  .containsEntry(
                      "SCHEDULE_ARN",
                      "arn:aws:scheduler:us-east-1:111122223333:schedule/group/one");
            });
    assertThat(sandbox.scheduler().invocations())
        .singleElement()
        .matches(ScheduleInvocation::isPutAside);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void losesWhatItMayNotPutAside(boolean isThere) {
    // given a role without any permission, or no queue
    var arn = sandbox.account().arn("sqs", "letters");
    if (isThere) {
      sandbox.queues().put("letters");
      sandbox.permissions().attach(Principal.role("starter"), List.of());
    }
    create("one", request -> request.target(withDeadLetters(arn)));

    // when
    sandbox.clock().advance(Duration.ofDays(30));

    // then
    assertThat(sandbox.scheduler().invocations())
        .singleElement()
        .matches(invocation -> !invocation.isPutAside());
    if (isThere) {
      assertThat(sandbox.queues().messages("letters")).isEmpty();
    }
  }

  @Test
  void runsInTheOrderOfTimeAndSaysWhatCameOfIt() {
    // given
    create("later", request -> request.scheduleExpression("at(2026-12-02T08:00:00)"));
    create("earlier", _ -> {});

    // when
    sandbox.clock().advance(Duration.ofDays(30));

    // then
    assertThat(sandbox.scheduler().invocations())
        .extracting(invocation -> invocation.schedule().name())
        .containsExactly("earlier", "later");
    assertThat(sandbox.scheduler().invocations())
        .extracting(ScheduleInvocation::failure)
        .allSatisfy(
            failure -> assertThat(failure.orElse("")).contains("AutomationDefinitionNotFound"));
    assertThat(sandbox.scheduler().schedules()).isEmpty();
  }
}
