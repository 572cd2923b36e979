package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import onekey.plan.language.Text;
import onekey.plan.model.ScheduledSteps;
import onekey.plan.output.Progress;
import onekey.plan.source.live.AccountChoice;
import onekey.plan.source.live.LiveAccount;
import onekey.plan.source.live.OpenAccount;
import onekey.rule.aws.AwsClients;
import onekey.rule.judgement.KeyPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

@Tag("slow")
class LiveAccountTest {

  @Test
  void learnsAccountAndPasswordUseFromTheListOfUsers() {
    try (var iam = new HostileIam(List.of("alice"));
        var open =
            iam.access().open(new AccountChoice(Optional.empty(), Optional.empty(), false))) {
      // when
      var reading = new LiveAccount(open).read(KeyPolicy.defaults(), new Progress.NoProgress());

      // then
      assertThat(reading.accountId()).contains("444455556666");
      assertThat(reading.partition()).isEqualTo("aws-cn");
      assertThat(reading.users())
          .singleElement()
          .satisfies(
              user ->
                  assertThat(user.passwordLastUsed())
                      .contains(Instant.parse(HostileIam.PASSWORD_LAST_USED)));
    }
  }

  @Test
  void whatIsFoundIsDoneInTheEnd() {
    // given a user on two pages, and inactive keys
    var progress = new Counted();
    try (var aws = StubbedAws.of("inactive-keys.json");
        var open =
            aws.access().open(new AccountChoice(Optional.empty(), Optional.empty(), false))) {
      aws.answering(
          "ListUsers",
          form ->
              form.containsKey("Marker")
                  ? PlanCasesTest.page(
                      aws, List.of("resting", "forgotten"), "<IsTruncated>false</IsTruncated>")
                  : PlanCasesTest.page(
                      aws,
                      List.of("resting"),
                      "<IsTruncated>true</IsTruncated><Marker>2</Marker>"));

      // when
      var reading = new LiveAccount(open).read(KeyPolicy.defaults(), progress);

      // then
      assertThat(reading.users()).hasSize(2);
      assertThat(progress.found).hasValue(2 + 2);
      assertThat(progress.done).hasValue(2 + 2);
    }
  }

  private static final class Counted implements Progress {

    private final AtomicInteger found = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    @Override
    public void found(int more) {
      found.addAndGet(more);
    }

    @Override
    public void done() {
      done.incrementAndGet();
    }

    @Override
    public void close() {}
  }

  /** As in a Region that has no EventBridge Scheduler. */
  @Test
  void aSchedulerThatIsNotThereDoesNotEndThePlan() {
    try (var aws = StubbedAws.of("inactive-keys.json");
        var open = aws.access().open(new AccountChoice(Optional.empty(), Optional.empty(), false));
        var elsewhere =
            AwsClients.at(
                URI.create("http://scheduler.no-such-region.invalid"),
                AnonymousCredentialsProvider.create(),
                open.region())) {
      var account =
          new OpenAccount(
              new AwsClients(
                  open.clients().iam(),
                  open.clients().config(),
                  elsewhere.scheduler(),
                  open.clients().sns(),
                  open.clients().throttledCalls()),
              open.region());

      // when
      var reading = new LiveAccount(account).read(KeyPolicy.defaults(), new Progress.NoProgress());

      // then
      assertThat(reading.users()).hasSize(3);
      assertThat(reading.steps()).isInstanceOf(ScheduledSteps.NotKnown.class);
      assertThat(reading.limits())
          .singleElement()
          .extracting(Text::english)
          .asString()
          .contains("scheduler:ListSchedules in eu-central-1");
    }
  }

  @Test
  void anAccountWithoutUsersIsOfThePartitionOfTheRegion() {
    try (var iam = new HostileIam(List.of());
        var open =
            iam.access().open(new AccountChoice(Optional.empty(), Optional.empty(), false))) {
      // when
      var reading = new LiveAccount(open).read(KeyPolicy.defaults(), new Progress.NoProgress());

      // then
      assertThat(reading.accountId()).isEmpty();
      assertThat(reading.partition()).isEqualTo("aws");
    }
  }
}
