package onekey.plan.source.cloudtrail;

import static onekey.plan.source.cloudtrail.StubbedTrail.detail;
import static onekey.plan.source.cloudtrail.StubbedTrail.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onekey.plan.language.Text;
import onekey.plan.model.Audits;
import onekey.plan.model.KeyAudit;
import onekey.plan.model.KeyCreation;
import onekey.plan.model.KeyEvent;
import onekey.plan.model.KeyEvents;
import onekey.plan.model.RegionAudit;
import onekey.plan.model.Tally;
import onekey.plan.output.Interruption;
import onekey.plan.output.Progress;
import onekey.plan.source.cloudtrail.AuditQuestions.AskedKey;
import onekey.plan.source.cloudtrail.StubbedTrail.Answer;
import onekey.plan.source.cloudtrail.StubbedTrail.Lookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the SDK's own client makes of answers, also of those that AWS does not give. */
class AccountAuditTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(900));
  private static final String KEY = "AKIAEXAMPLE000000001";
  private static final String OTHER_KEY = "AKIAEXAMPLE000000002";

  private final FakeCallClock clock = new FakeCallClock();

  private static AskedKey key(String id, Instant created, String... regions) {
    var all = new LinkedHashSet<>(List.of(regions));
    return new AskedKey(id, created, all, all, List.of());
  }

  private static AuditQuestions about(AskedKey... keys) {
    return new AuditQuestions(
        List.of(keys), NOW.minus(AuditQuestions.HISTORY), NOW, Optional.of("us-east-1"));
  }

  private Audits ask(StubbedTrail trail, AuditQuestions questions) {
    try (var interruption = new Interruption();
        var account = trail.account("us-east-1")) {
      return new AccountAudit(account, questions, clock)
          .ask(new Progress.NoProgress(), interruption);
    }
  }

  private KeyAudit.Asked ask(Function<Lookup, Answer> answers) {
    return asked(ask(new StubbedTrail(clock, answers), about(key(KEY, LONG_AGO, "us-east-1"))));
  }

  private static KeyAudit.Asked asked(Audits audits) {
    return (KeyAudit.Asked) audits.of(KEY);
  }

  private static String cause(KeyAudit.Asked audit) {
    assertThat(audit.read()).isEmpty();
    return audit.unread().getFirst().cause();
  }

  @Test
  void countsTheEventsOfTheKey() {
    // when
    var audit =
        ask(
            _ ->
                Answer.events(
                    event("3", KEY, NOW.minusSeconds(60)),
                    event(
                        "2",
                        NOW.minus(Duration.ofDays(3)),
                        detail(KEY).put("errorCode", "AccessDenied")),
                    event("1", KEY, NOW.minus(Duration.ofDays(80)))));

    // then
    var events = audit.events();
    assertThat(events.count()).isEqualTo(3);
    assertThat(events.refused()).isEqualTo(1);
    assertThat(events.first()).contains(NOW.minus(Duration.ofDays(80)));
    assertThat(events.last()).contains(NOW.minusSeconds(60));
    assertThat(events.actions().values()).containsExactly(new Tally.Value("s3 ListBuckets", 3));
    assertThat(events.sourceAddresses().values())
        .containsExactly(new Tally.Value("203.0.113.7", 3));
    assertThat(events.userAgents().values()).containsExactly(new Tally.Value("aws-cli/2.31.9", 3));
    assertThat(events.errors().values()).containsExactly(new Tally.Value("AccessDenied", 1));
    assertThat(events.days()).hasSize(3);
    assertThat(audit.isWhole()).isTrue();
  }

  @Test
  void asksByOneAttributeForTheWholeHistory() {
    // given
    var trail = new StubbedTrail(clock, _ -> Answer.events());

    // when
    ask(trail, about(key(KEY, LONG_AGO, "eu-west-1")));

    // then
    assertThat(trail.lookups()).hasSize(1);
    var lookup = trail.lookups().getFirst();
    assertThat(lookup.region()).isEqualTo("eu-west-1");
    assertThat(lookup.body().path("LookupAttributes")).hasSize(1);
    assertThat(lookup.attribute()).isEqualTo("AccessKeyId");
    assertThat(lookup.value()).isEqualTo(KEY);
    assertThat(lookup.body().path("MaxResults").asInt()).isEqualTo(50);
    assertThat(lookup.body().path("EndTime").asLong()).isEqualTo(NOW.getEpochSecond());
    assertThat(lookup.body().path("StartTime").asLong())
        .isEqualTo(NOW.minus(Duration.ofDays(90)).getEpochSecond());
  }

  /** Whoever may write an answer must not make another key look used. */
  @Test
  void doesNotCountEventsOfOtherCredentials() {
    // given
    var withoutKey = detail(KEY);
    withoutKey.withObject("/userIdentity").remove("accessKeyId");

    // when
    var audit =
        ask(
            _ ->
                Answer.events(
                    event("1", OTHER_KEY, NOW), event("2", NOW, withoutKey), event("3", KEY, NOW)));

    // then
    assertThat(audit.events().count()).isEqualTo(1);
    assertThat(audit.events().ofOthers()).isEqualTo(2);
    assertThat(audit.facts()).anyMatch(fact -> fact.startsWith("2 events of the answers are of"));
  }

  @Test
  void countsAnEventOfTwoPagesOnce() {
    assertThat(
            ask(lookup ->
                    lookup.token().isEmpty()
                        ? Answer.page("2", event("1", KEY, NOW))
                        : Answer.events(event("1", KEY, NOW)))
                .events()
                .count())
        .isEqualTo(1);
  }

  @Test
  void endlessPagesAreCutAndSaidToBe() {
    // given
    var trail =
        new StubbedTrail(
            clock,
            lookup -> {
              var page = Integer.parseInt(lookup.token().orElse("0"));
              return Answer.page(
                  Integer.toString(page + 1),
                  IntStream.range(0, 50)
                      .mapToObj(number -> event(page + "-" + number, KEY, NOW.minusSeconds(page)))
                      .toArray(ObjectNode[]::new));
            });

    // when
    var audit = asked(ask(trail, about(key(KEY, LONG_AGO, "us-east-1"))));

    // then
    assertThat(trail.lookups()).hasSize(EventHistory.MOST_PAGES);
    assertThat(audit.isWhole()).isFalse();
    assertThat(audit.facts())
        .contains(
            "CloudTrail has at least 500 events of it: at least 500 in us-east-1. The first that was read is of 2026-11-24, the last of 2026-11-24.",
            "In us-east-1 only the newest 500 events were read, back to 2026-11-24 11:59:51 UTC.");
  }

  /** They would cost as much as full ones. */
  @Test
  void endlessEmptyPagesAreCutToo() {
    // given
    var trail =
        new StubbedTrail(
            clock,
            lookup ->
                Answer.page(Integer.toString(Integer.parseInt(lookup.token().orElse("0")) + 1)));

    // when
    var audit = asked(ask(trail, about(key(KEY, LONG_AGO, "us-east-1"))));

    // then
    assertThat(trail.lookups()).hasSize(EventHistory.MOST_PAGES);
    assertThat(audit.isWhole()).isFalse();
    assertThat(audit.facts().getFirst())
        .isEqualTo("In us-east-1 no event was found so far, and the search was not ended.");
  }

  @Test
  void theSameTokenTwiceIsNoAnswer() {
    assertThat(cause(ask(_ -> Answer.page("again", event("1", KEY, NOW)))))
        .isEqualTo(
            "The answer to cloudtrail:LookupEvents in us-east-1 lacks a way to the next page. Something else than AWS may have answered.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EventId",
        "EventTime",
        "EventName",
        "EventSource",
        "CloudTrailEvent",
      })
  void anEventThatLacksAFieldIsNoAnswer(String field) {
    // given
    var event = event("1", KEY, NOW);
    event.remove(field);

    // then
    assertThat(cause(ask(_ -> Answer.events(event("2", KEY, NOW), event))))
        .startsWith("The answer to cloudtrail:LookupEvents in us-east-1 lacks " + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"userIdentity", "sourceIPAddress"})
  void aRecordThatLacksAFieldIsNoAnswer(String field) {
    // given
    var detail = detail(KEY);
    detail.remove(field);

    // then
    assertThat(cause(ask(_ -> Answer.events(event("1", NOW, detail)))))
        .contains("lacks %s in CloudTrailEvent".formatted(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>Sign in</html>", "[]", "null", "{\"sourceIPAddress\": 1}", "{"})
  void aRecordOfAnotherTypeIsNoAnswer(String record) {
    assertThat(cause(ask(_ -> Answer.events(event("1", KEY, NOW).put("CloudTrailEvent", record)))))
        .contains("cloudtrail:LookupEvents in us-east-1 lacks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "<html>Sign in</html>", "{\"Events\": null}"})
  void anAnswerWithoutEventsIsNoneAndNotNone(String body) {
    assertThat(cause(ask(_ -> Answer.of(body)))).contains("cloudtrail:LookupEvents in us-east-1");
  }

  @Test
  void aProgramThatDoesNotSayItsNameIsCountedToo() {
    // given
    var detail = detail(KEY);
    detail.remove("userAgent");

    // when
    var events = ask(_ -> Answer.events(event("1", NOW, detail))).events();

    // then
    assertThat(events.count()).isEqualTo(1);
    assertThat(events.userAgents()).isEqualTo(Tally.none());
  }

  @Test
  void aRegionThatRefusesIsNamedAndAskedOnce() {
    // given
    var keys =
        IntStream.range(0, 9)
            .mapToObj(
                number -> key("AKIAEXAMPLE00000000" + number, LONG_AGO, "us-east-1", "eu-west-1"))
            .toArray(AskedKey[]::new);
    var trail =
        new StubbedTrail(
            clock,
            lookup ->
                lookup.region().equals("eu-west-1")
                    ? Answer.error(400, "AccessDeniedException")
                    : Answer.events(event(lookup.value(), lookup.value(), NOW)));

    // when
    var audits = ask(trail, about(keys));

    // then
    assertThat(audits.byKeyId())
        .hasSize(9)
        .allSatisfy(
            (_, audit) -> {
              var asked = (KeyAudit.Asked) audit;
              assertThat(asked.events().count()).isEqualTo(1);
              assertThat(asked.unread())
                  .singleElement()
                  .satisfies(
                      unread ->
                          assertThat(unread.cause())
                              .isEqualTo(
                                  "AWS denies cloudtrail:LookupEvents in eu-west-1: No. 'onekey plan --iam-policy --audit' prints the permissions that it takes."));
            });
    assertThat(audits.limits())
        .singleElement()
        .extracting(Text::english)
        .asString()
        .startsWith("CloudTrail in eu-west-1 was not read for 9 access keys: AWS denies");
    // As many as are asked at a time, before the first answer.
    assertThat(trail.lookups().stream().filter(one -> one.region().equals("eu-west-1")).count())
        .isLessThanOrEqualTo(2);
  }

  @Test
  void aRegionThatIsNotEnabledIsSuspected() {
    assertThat(cause(ask(_ -> Answer.error(400, "UnrecognizedClientException"))))
        .endsWith(" Is this Region enabled in the account?");
  }

  /** Every attempt waits for its turn, also those that the SDK makes by itself. */
  @Test
  void throttledCallsAreTriedAgainAtTheSamePace() {
    // given
    var throttled = new AtomicInteger();
    var trail =
        new StubbedTrail(
            clock,
            _ ->
                throttled.getAndIncrement() < 5
                    ? Answer.error(400, "ThrottlingException")
                    : Answer.events(event("1", KEY, NOW)));

    // when
    var audit = asked(ask(trail, about(key(KEY, LONG_AGO, "us-east-1"))));

    // then
    assertThat(audit.events().count()).isEqualTo(1);
    assertThat(trail.lookups().stream().map(Lookup::at))
        .containsExactlyElementsOf(
            IntStream.range(0, 6).mapToObj(call -> call * 500_000_000L).toList());
  }

  @Test
  void whatIsThrottledForeverIsUnread() {
    // given
    var trail = new StubbedTrail(clock, _ -> Answer.error(400, "ThrottlingException"));

    // when
    var audit = asked(ask(trail, about(key(KEY, LONG_AGO, "us-east-1"))));

    // then
    assertThat(cause(audit)).startsWith("AWS throttled cloudtrail:LookupEvents in us-east-1");
    assertThat(trail.lookups()).hasSize(10);
  }

  /** Each Region has a pace of its own. */
  @Test
  void regionsAreAskedAtTheSameTime() {
    // given
    var bothAsked = new CountDownLatch(2);
    var trail =
        new StubbedTrail(
            clock,
            _ -> {
              bothAsked.countDown();
              await(bothAsked);
              return Answer.events();
            });

    // when
    var audit = asked(ask(trail, about(key(KEY, LONG_AGO, "us-east-1", "eu-west-1"))));

    // then
    assertThat(audit.read())
        .extracting(RegionAudit::region)
        .containsExactly("us-east-1", "eu-west-1");
    assertThat(clock.nanoTime()).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void namesWhoCreatedAKey() {
    // given
    var created = NOW.minus(Duration.ofDays(30));
    var trail =
        new StubbedTrail(
            clock,
            lookup ->
                lookup.isAboutCreation()
                    ? Answer.events(
                        event("1", created.plusSeconds(2), creating(OTHER_KEY)),
                        event("2", created.plusSeconds(1), creating(KEY)))
                    : Answer.events());

    // when
    var audit = asked(ask(trail, about(key(KEY, created, "eu-west-1", "us-east-1"))));

    // then
    assertThat(audit.creation())
        .isEqualTo(
            new KeyCreation.Found(
                created.plusSeconds(1),
                "arn:aws:iam::111122223333:user/ann",
                "203.0.113.7",
                Optional.of("aws-cli/2.31.9")));
    assertThat(trail.lookups().stream().filter(Lookup::isAboutCreation))
        .singleElement()
        .satisfies(
            lookup -> {
              assertThat(lookup.region()).isEqualTo("us-east-1");
              assertThat(lookup.value()).isEqualTo("CreateAccessKey");
              assertThat(lookup.body().path("StartTime").asLong())
                  .isEqualTo(created.minusSeconds(300).getEpochSecond());
            });
  }

  private static ObjectNode creating(String accessKeyId) {
    var detail = detail("ASIAEXAMPLE000000001");
    detail.putObject("responseElements").putObject("accessKey").put("accessKeyId", accessKeyId);
    return detail;
  }

  /** CloudTrail has 90 days, so there is nothing to ask. */
  @Test
  void doesNotAskWhoCreatedAnOldKey() {
    // given
    var trail = new StubbedTrail(clock, _ -> Answer.events());
    var created = NOW.minus(Duration.ofDays(90));

    // when
    var audit = asked(ask(trail, about(key(KEY, created, "us-east-1"))));

    // then
    assertThat(audit.creation()).isEqualTo(new KeyCreation.TooLongAgo());
    assertThat(trail.lookups()).noneMatch(Lookup::isAboutCreation);
  }

  @Test
  void anEventThatIsNotThereIsNotMadeUp() {
    // given
    var trail = new StubbedTrail(clock, _ -> Answer.events());

    // when
    var audit = asked(ask(trail, about(key(KEY, NOW.minusSeconds(9), "us-east-1"))));

    // then
    assertThat(audit.creation()).isEqualTo(new KeyCreation.NotFound());
  }

  /** What is known when a person interrupts is kept, and what is missing is named. */
  @Test
  void anInterruptionKeepsWhatIsKnown() {
    // given
    var hanging = new CountDownLatch(1);
    var trail =
        new StubbedTrail(
            clock,
            lookup -> {
              if (lookup.region().equals("eu-west-1")) {
                hanging.countDown();
                await(new CountDownLatch(1));
              }
              return Answer.events(event("1", KEY, NOW));
            });
    var questions = about(key(KEY, LONG_AGO, "us-east-1", "eu-west-1"));

    // when
    try (var interruption = new Interruption();
        var account = trail.account("us-east-1")) {
      var progress = new DoneProgress();
      Thread.startVirtualThread(
          () -> {
            await(hanging);
            await(progress.first);
            interruption.happen();
          });
      var audits = new AccountAudit(account, questions, clock).ask(progress, interruption);

      // then
      assertThat(asked(audits).events().count()).isEqualTo(1);
      assertThat(asked(audits).unread())
          .containsExactly(new RegionAudit.Unread("eu-west-1", AccountAudit.INTERRUPTED));
    }
  }

  private static final class DoneProgress implements Progress {

    private final CountDownLatch first = new CountDownLatch(1);

    @Override
    public void found(int more) {}

    @Override
    public void done() {
      first.countDown();
    }

    @Override
    public void close() {}
  }

  @Test
  void afterAnInterruptionNothingIsAsked() {
    // given
    var trail = new StubbedTrail(clock, _ -> Answer.events());

    // when
    try (var interruption = new Interruption();
        var account = trail.account("us-east-1")) {
      Thread.startVirtualThread(interruption::happen);
      while (!interruption.happened()) {
        Thread.onSpinWait();
      }
      var audits =
          new AccountAudit(account, about(key(KEY, NOW, "us-east-1")), clock)
              .ask(new Progress.NoProgress(), interruption);

      // then
      assertThat(asked(audits).unread()).hasSize(1);
      assertThat(asked(audits).creation())
          .isEqualTo(new KeyCreation.Unread(AccountAudit.INTERRUPTED));
    }
    assertThat(trail.lookups()).isEmpty();
  }

  /** A million different texts must not fill the memory or the report. */
  @Test
  void hostileTextsAreBounded() {
    // when
    var audit =
        ask(
            _ ->
                Answer.events(
                    IntStream.range(0, 50)
                        .mapToObj(
                            number ->
                                event(
                                    Integer.toString(number),
                                    NOW,
                                    detail(KEY)
                                        .put("userAgent", number + "\u202e".repeat(100_000))))
                        .toArray(ObjectNode[]::new)));

    // then
    var agents = audit.events().userAgents();
    assertThat(agents.values()).hasSize(Tally.MOST_VALUES);
    assertThat(agents.events()).isEqualTo(50);
    assertThat(agents.values())
        .allSatisfy(agent -> assertThat(agent.text()).hasSizeLessThanOrEqualTo(256));
    assertThat(audit.facts()).allSatisfy(fact -> assertThat(fact).hasSizeLessThan(400));
  }

  @Test
  void nothingIsCalledWhereNothingIsAsked() {
    // given
    var trail = new StubbedTrail(clock, _ -> Answer.events());

    // when
    var audits = ask(trail, about());

    // then
    assertThat(audits).isEqualTo(new Audits(true, Map.of(), List.of()));
    assertThat(trail.lookups()).isEmpty();
  }

  @Test
  void keysThatLeadToARegionComeFirstThere() {
    // given
    var close = new LinkedHashSet<>(List.of("eu-west-1"));
    var near = new AskedKey(OTHER_KEY, LONG_AGO, close, close, List.of());
    var both = new LinkedHashSet<>(List.of("us-east-1", "eu-west-1"));
    var far =
        new AskedKey(KEY, LONG_AGO, new LinkedHashSet<>(List.of("us-east-1")), both, List.of());

    // when
    var questions = about(far, near);

    // then
    assertThat(
            questions.keysFor("eu-west-1").stream().map(AskedKey::id).collect(Collectors.toList()))
        .containsExactly(OTHER_KEY, KEY);
    assertThat(questions.calls()).isEqualTo(Map.of("us-east-1", 1L, "eu-west-1", 2L));
  }

  @Test
  void countsNothingTwiceOverRegions() {
    // when
    var audit =
        asked(
            ask(
                new StubbedTrail(clock, lookup -> Answer.events(event(lookup.region(), KEY, NOW))),
                about(key(KEY, LONG_AGO, "us-east-1", "eu-west-1"))));

    // then
    assertThat(audit.events()).isEqualTo(KeyEvents.of(twice(), 0));
  }

  private static List<KeyEvent> twice() {
    var event =
        new KeyEvent(
            NOW,
            "s3",
            "ListBuckets",
            Optional.empty(),
            "203.0.113.7",
            Optional.of("aws-cli/2.31.9"),
            Optional.empty());
    return List.of(event, event);
  }
}
