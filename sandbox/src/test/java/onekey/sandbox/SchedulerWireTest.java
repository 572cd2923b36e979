package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Principal;
import onekey.sandbox.scheduler.ScheduleDeletion;
import onekey.sandbox.scheduler.ScheduleInvocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** EventBridge Scheduler over HTTP, by the SDK's own client. */
class SchedulerWireTest {

  private static final String TARGET = "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution";
  private static final String LATER = "at(2027-01-01T00:00:00)";

  private Sandbox sandbox = Sandbox.start();
  private SchedulerClient scheduler = PlainClients.scheduler(sandbox, Principal.ROOT);

  @BeforeEach
  void prepare() {
    prepare(ScheduleDeletion.BEFORE_THE_TARGET_RUNS);
  }

  private void prepare(ScheduleDeletion deletion) {
    close();
    sandbox = Sandbox.start(settings -> settings.largestPage(2).scheduleDeletion(deletion));
    scheduler = PlainClients.scheduler(sandbox, Principal.ROOT);
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

  /** Replaces a schedule by one without a description that is deleted when it was invoked. */
  private void update(String name, Consumer<UpdateScheduleRequest.Builder> change) {
    scheduler.updateSchedule(
        request ->
            request
                .groupName("group")
                .name(name)
                .scheduleExpression(LATER)
                .scheduleExpressionTimezone("UTC")
                .actionAfterCompletion(ActionAfterCompletion.DELETE)
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .target(
                    target ->
                        target
                            .arn(TARGET)
                            .roleArn(sandbox.account().roleArn("starter"))
                            .input("{\"DocumentName\": \"Elsewhere\"}"))
                .applyMutation(change));
  }

  private GetScheduleResponse get(String name) {
    return scheduler.getSchedule(request -> request.groupName("group").name(name));
  }

  /** Creates a schedule that stays when it was invoked, and lets its time pass. */
  private void complete(String name) {
    create(name, request -> request.actionAfterCompletion(ActionAfterCompletion.NONE));
    sandbox.clock().advance(Duration.ofDays(10));
  }

  @Test
  void givesBackWhatItWasGiven() {
    // given
    create("one", _ -> {});

    // when
    var schedule = get("one");

    // then
    assertThat(schedule.actionAfterCompletion()).isEqualTo(ActionAfterCompletion.DELETE);
    assertThat(schedule.scheduleExpression()).isEqualTo("at(2026-12-01T08:00:00)");
    assertThat(schedule.description()).isEqualTo("some words");
    assertThat(schedule.stateAsString()).isEqualTo("ENABLED");
    assertThat(schedule.target().arn()).isEqualTo(TARGET);
    assertThat(schedule.target().input()).contains("Nowhere");
    assertThat(schedule.arn())
        .isEqualTo("arn:aws:scheduler:us-east-1:111122223333:schedule/group/one");
    assertThat(schedule.creationDate()).isEqualTo(sandbox.clock().instant());
    assertThat(schedule.lastModificationDate()).isEqualTo(sandbox.clock().instant());
  }

  @Test
  void keepsACompletedScheduleThatIsNotToBeDeleted() {
    // given
    complete("one");

    // when
    sandbox.clock().advance(Duration.ofDays(10));

    // then
    assertThat(sandbox.scheduler().invocations()).hasSize(1);
    assertThat(get("one").actionAfterCompletion()).isEqualTo(ActionAfterCompletion.NONE);
    assertThat(get("one").state()).isEqualTo(ScheduleState.ENABLED);
    assertThat(scheduler.listSchedules(request -> request.groupName("group")).schedules())
        .extracting(ScheduleSummary::name)
        .containsExactly("one");
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> create("one", request -> request.scheduleExpression(LATER)));
  }

  @Test
  void freesTheNameOfACompletedScheduleThatIsDeleted() {
    // given
    complete("one");
    scheduler.deleteSchedule(request -> request.groupName("group").name("one"));

    // when
    create("one", request -> request.scheduleExpression(LATER));
    sandbox.clock().advance(Duration.ofDays(365));

    // then
    assertThat(sandbox.scheduler().invocations()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(ScheduleDeletion.class)
  void deletesACompletedScheduleBeforeOrAfterItsTarget(ScheduleDeletion deletion) {
    // given a target during which the name is taken again
    prepare(deletion);
    create("one", _ -> {});
    var refused = new ArrayList<String>();
    sandbox
        .faults()
        .before(
            Faults.action("StartAutomationExecution"),
            () -> {
              try {
                create("one", request -> request.scheduleExpression(LATER));
              } catch (ConflictException e) {
                refused.add(get("one").scheduleExpression());
              }
            });

    // when
    sandbox.clock().advance(Duration.ofDays(10));

    // then
    assertThat(sandbox.scheduler().invocations()).hasSize(1);
    switch (deletion) {
      case BEFORE_THE_TARGET_RUNS -> {
        assertThat(refused).isEmpty();
        assertThat(get("one").scheduleExpression()).isEqualTo(LATER);
      }
      case AFTER_THE_TARGET_HAS_ENDED -> {
        assertThat(refused).containsExactly("at(2026-12-01T08:00:00)");
        assertThat(sandbox.scheduler().schedules()).isEmpty();
      }
    }
  }

  @Test
  void doesNotInvokeADisabledSchedule() {
    // given
    create("off", request -> request.state(ScheduleState.DISABLED));
    create("on", request -> request.state(ScheduleState.ENABLED));

    // when
    var listed = scheduler.listSchedules(request -> request.groupName("group")).schedules();
    sandbox.clock().advance(Duration.ofDays(10));

    // then
    assertThat(listed)
        .extracting(ScheduleSummary::name, ScheduleSummary::state)
        .containsExactly(tuple("off", ScheduleState.DISABLED), tuple("on", ScheduleState.ENABLED));
    assertThat(sandbox.scheduler().invocations())
        .extracting(invocation -> invocation.schedule().name())
        .containsExactly("on");
    assertThat(get("off").state()).isEqualTo(ScheduleState.DISABLED);
  }

  @Test
  void replacesAllOfAScheduleButItsCreationDate() {
    // given
    var created = sandbox.clock().instant();
    create("one", request -> request.state(ScheduleState.DISABLED));
    sandbox.clock().advance(Duration.ofHours(1));

    // when
    update("one", _ -> {});

    // then
    var schedule = get("one");
    assertThat(schedule.description()).isEmpty();
    assertThat(schedule.state()).isEqualTo(ScheduleState.ENABLED);
    assertThat(schedule.scheduleExpression()).isEqualTo(LATER);
    assertThat(schedule.target().input()).contains("Elsewhere");
    assertThat(schedule.creationDate()).isEqualTo(created);
    assertThat(schedule.lastModificationDate()).isEqualTo(created.plus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({"at(2027-01-01T00:00:00),2", "at(2026-12-02T08:00:00),1"})
  void invokesACompletedScheduleAgainAtATimeToCome(String expression, int invocations) {
    // given
    complete("one");

    // when
    update("one", request -> request.scheduleExpression(expression));
    sandbox.clock().advance(Duration.ofDays(365));

    // then
    assertThat(sandbox.scheduler().invocations()).hasSize(invocations);
  }

  @Test
  void invokesAnUpdatedScheduleAtItsNewTimeOnly() {
    // given
    create("one", _ -> {});

    // when
    update("one", _ -> {});
    sandbox.clock().advance(Duration.ofDays(365));

    // then
    assertThat(sandbox.scheduler().invocations())
        .extracting(ScheduleInvocation::at)
        .containsExactly(Instant.parse("2027-01-01T00:00:00Z"));
  }

  @Test
  void updatesOnlyWhatIsThereWithARoleThatItCanAssume() {
    // given
    create("one", _ -> {});

    // then
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> update("other", _ -> {}))
        .withMessageContaining("Schedule other does not exist.");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () ->
                update(
                    "one",
                    request ->
                        request.target(
                            target ->
                                target
                                    .arn(TARGET)
                                    .roleArn(sandbox.account().roleArn("nobody"))
                                    .input("{}"))))
        .withMessageContaining("nobody");
    assertThat(get("one").description()).isEqualTo("some words");
  }

  @Test
  void needsToPassTheRoleToCreateAndToUpdate() {
    // given
    create("one", _ -> {});
    scheduler.close();
    scheduler = PlainClients.scheduler(sandbox, Principal.role("creator"));
    sandbox
        .permissions()
        .attach(
            Principal.role("creator"),
            List.of(
                """
                {"Statement": [{"Effect": "Allow", "Action": "scheduler:*", "Resource": "*"}]}
                """));

    // then
    assertThatExceptionOfType(SchedulerException.class)
        .isThrownBy(() -> create("two", _ -> {}))
        .withMessageContaining("iam:PassRole");
    assertThatExceptionOfType(SchedulerException.class)
        .isThrownBy(() -> update("one", _ -> {}))
        .withMessageContaining("iam:PassRole");
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
        .isThrownBy(() -> create("one", request -> request.actionAfterCompletion("KEEP")))
        .withMessageContaining("KEEP");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> create("one", request -> request.actionAfterCompletion((String) null)))
        .withMessageContaining("actionAfterCompletion");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> create("one", request -> request.state("PAUSED")))
        .withMessageContaining("PAUSED");
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
