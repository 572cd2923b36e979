package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_MOCKS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import onekey.rule.JudgeHandler;
import onekey.rule.aws.WireAccount.WireKey;
import onekey.rule.aws.WireAccount.WireUser;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.KeyPolicy;

/**
 * No answer that lacks something makes a verdict better than it was, removes a key or sweeps a
 * user: whatever call it answers, whatever it lacks, whatever came in its place.
 */
class AbsenceProperties {

  private static final WireAccount.Wire WIRE = new WireAccount.Wire();

  private static final Context CONTEXT = mock(Context.class, RETURNS_MOCKS);

  static {
    when(CONTEXT.getRemainingTimeInMillis()).thenReturn(900_000);
  }

  /** What answers in the place of AWS. */
  private static final List<String> ANSWERS_OF_OTHERS =
      List.of("", "<html><body>Please sign in.</body></html>", "{}", "null", "[]", "<a/>");

  /** An element with its content, but for a list's own members: a shorter list is a list. */
  private static final Pattern ELEMENT =
      Pattern.compile("<(?!member)(\\w+)>(?:(?!<\\1>).)*?</\\1>");

  private static final Pattern MEMBER =
      Pattern.compile("\"\\w+\":(?:\"(?:[^\"\\\\]|\\\\.)*\"|\\[.*?])");

  /**
   * What happens to one answer.
   *
   * @param answer which one, of those of an undisturbed run, in thousandths
   * @param part which part of it is taken out, in thousandths; empty for the answer of another
   */
  record Spoil(int answer, Optional<Integer> part, String instead) {

    String of(String whole) {
      return part.map(at -> without(at, whole)).orElse(instead);
    }

    private static String without(int at, String whole) {
      var parts = new ArrayList<int[]>();
      // Parts lie within parts: look again behind the beginning of each.
      var matcher = (whole.startsWith("{") ? MEMBER : ELEMENT).matcher(whole);
      for (var from = 0; matcher.find(from); from = matcher.start() + 1) {
        parts.add(new int[] {matcher.start(), matcher.end()});
      }
      var part = parts.get(at * parts.size() / 1000);
      return (whole.substring(0, part[0]) + whole.substring(part[1]))
          .replace("{,", "{")
          .replace(",}", "}")
          .replace(",,", ",");
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void noAnswerThatLacksSomethingMakesAVerdictBetter(
      @ForAll("accounts") WireAccount account, @ForAll("spoils") Spoil spoil) {
    // given
    judge(account, WIRE.connect(account, answer -> answer, -1));
    var answers = WIRE.answers().size();
    var verdicts = WIRE.verdicts();

    // when
    var clients = WIRE.connect(account, spoil::of, spoil.answer() * answers / 1000);
    var failed = false;
    try {
      judge(account, clients);
    } catch (RuntimeException _) {
      failed = true;
    }

    // then
    Statistics.label("the run").collect(failed ? "failed" : "went through");
    WIRE.verdicts()
        .forEach(
            (userId, verdict) ->
                assertThat(verdict)
                    .as("verdict on %s, spoilt %s", userId, WIRE.answers())
                    .isEqualTo(verdicts.get(userId)));
    if (!failed) {
      assertThat(WIRE.verdicts().keySet())
          .as("went through, spoilt %s", WIRE.answers())
          .isEqualTo(verdicts.keySet());
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void noAnswerThatLacksSomethingChoosesAnotherKey(
      @ForAll("accounts") WireAccount account, @ForAll("spoils") Spoil spoil) {
    // given
    var user = account.users().getFirst();
    var decision = choose(user, WIRE.connect(account, answer -> answer, -1));
    var answers = WIRE.answers().size();

    // when
    var clients = WIRE.connect(account, spoil::of, spoil.answer() * answers / 1000);
    Optional<Decision> spoilt;
    try {
      spoilt = Optional.of(choose(user, clients));
    } catch (RuntimeException _) {
      spoilt = Optional.empty();
    }

    // then
    Statistics.label("the choice").collect(spoilt.isPresent() ? "made" : "failed");
    spoilt.ifPresent(
        choice -> assertThat(choice).as("spoilt %s", WIRE.answers()).isEqualTo(decision));
  }

  /** Judges as the judge does. */
  private static void judge(WireAccount account, AwsClients clients) {
    var event =
        Map.<String, Object>of(
            "configRuleName",
            WireAccount.RULE,
            "resultToken",
            "token",
            "invokingEvent",
            json(
                Map.of(
                    "messageType",
                    "ScheduledNotification",
                    "notificationCreationTime",
                    WireAccount.NOW.toString())),
            "ruleParameters",
            json(account.policy().toRuleParameters()));
    new JudgeHandler(clients, Map.of()).handleRequest(event, CONTEXT);
  }

  /** Chooses as the chooser does. */
  private static Decision choose(WireUser user, AwsClients clients) {
    var policy =
        new LiveRule(
                clients.config(),
                WireAccount.RULE,
                Optional.of(WireAccount.JUDGE),
                Optional.empty())
            .policy();
    var evidence = new UserInventory(clients.iam()).readUser(user.name(), policy);
    return Decision.of(evidence, policy, WireAccount.NOW);
  }

  private static String json(Map<String, String> members) {
    var text = new StringBuilder("{");
    new TreeMap<>(members)
        .forEach(
            (key, value) ->
                text.append(text.length() == 1 ? "" : ",")
                    .append("\"%s\":\"%s\"".formatted(key, value)));
    return text.append("}").toString();
  }

  @Provide
  Arbitrary<Spoil> spoils() {
    // Evenly: left to itself, jqwik prefers small numbers, which are the outermost parts.
    var moment =
        Arbitraries.integers().between(0, 999).withDistribution(RandomDistribution.uniform());
    return Arbitraries.oneOf(
        Combinators.combine(moment, moment).as((at, part) -> new Spoil(at, Optional.of(part), "")),
        Combinators.combine(moment, Arbitraries.of(ANSWERS_OF_OTHERS))
            .as((at, answer) -> new Spoil(at, Optional.empty(), answer)));
  }

  @Provide
  Arbitrary<WireAccount> accounts() {
    return Combinators.combine(
            keys().list().ofMaxSize(3).list().ofMinSize(1).ofMaxSize(5),
            Arbitraries.of(Optional.<String>empty(), Optional.of("2027-01-01")),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false))
        .as(AbsenceProperties::account);
  }

  private static WireAccount account(
      List<List<WireKey>> keys, Optional<String> exemptUntil, int departed, boolean tagged) {
    var users =
        IntStream.range(0, keys.size())
            .mapToObj(
                i ->
                    new WireUser(
                        "AIDA" + i,
                        "user" + i,
                        numbered(keys.get(i), i),
                        i == 0 ? exemptUntil : Optional.empty()))
            .toList();
    Set<String> reported = new HashSet<>();
    users.stream().skip(1).forEach(user -> reported.add(user.id()));
    IntStream.range(0, departed).forEach(i -> reported.add("AIDAGONE" + i));
    return new WireAccount(
        users, reported, KeyPolicy.parse(tagged ? Map.of("exemptionTag", "exempt") : Map.of()));
  }

  private static List<WireKey> numbered(List<WireKey> keys, int user) {
    return IntStream.range(0, keys.size())
        .mapToObj(
            i -> {
              var key = keys.get(i);
              return new WireKey(
                  "AKIA%016d".formatted(user * 10 + i),
                  key.active(),
                  key.createdDaysAgo(),
                  key.usedDaysAgo(),
                  key.service());
            })
        .toList();
  }

  private static Arbitrary<WireKey> keys() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false))),
            Arbitraries.of(400, 300, 46, 44),
            Arbitraries.of(Optional.<Integer>empty(), Optional.of(200), Optional.of(3)),
            Arbitraries.of("s3", "ses-smtp"))
        .as((active, created, used, service) -> new WireKey("", active, created, used, service));
  }
}
