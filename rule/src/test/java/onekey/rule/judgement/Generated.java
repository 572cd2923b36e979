package onekey.rule.judgement;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import onekey.rule.judgement.Keys.TestKey;
import onekey.rule.judgement.Keys.TestUser;

/** Policies and users of all kinds, around {@link Keys#NOW}. */
final class Generated {

  private static final Instant NOW = Keys.NOW;
  private static final String TAG = "exempt-until";

  private Generated() {}

  static Arbitrary<KeyPolicy> policies() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 90),
            Arbitraries.of(Optional.<String>empty(), Optional.of(TAG)),
            Arbitraries.integers().between(1, 365),
            Arbitraries.integers().between(1, 1826),
            Arbitraries.of(Optional.<String>empty(), Optional.of("owner")),
            Arbitraries.integers().between(0, 90))
        .as(KeyPolicy::new);
  }

  static Arbitrary<TestUser> users() {
    return Combinators.combine(
            Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .ofLength(17)
                .map(s -> "AIDA" + s),
            names(),
            keys().list().ofMaxSize(3).uniqueElements(TestKey::id),
            tags())
        .as(TestUser::new);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().alpha().numeric().withChars("+=,.@_-").ofMinLength(1).ofMaxLength(64),
        Arbitraries.of("root", "ses-smtp-user.20240101-120000", "prod-smtp", "appMail"));
  }

  private static Arbitrary<Map<String, String>> tags() {
    return Arbitraries.oneOf(
        Arbitraries.just(Map.of()),
        Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(256),
                Arbitraries.of("2026-11-30", "2026-12-01", "2027-03-31", "soon", ""))
            .map(value -> Map.of(TAG, value)));
  }

  private static Arbitrary<TestKey> keys() {
    return Combinators.combine(
            Arbitraries.strings().withCharRange('A', 'Z').ofLength(16).map(s -> "AKIA" + s),
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(KeyStatus.ACTIVE)),
                Tuple.of(1, Arbitraries.of(KeyStatus.class))),
            moments(),
            lastUses())
        .as(TestKey::new);
  }

  private static Arbitrary<LastUse> lastUses() {
    return Arbitraries.oneOf(
        Arbitraries.just(new LastUse.NotRecorded()),
        Combinators.combine(
                moments(),
                Arbitraries.of("s3", "ec2", "ses", "ses-smtp", "sts"),
                Arbitraries.of("us-east-1", "eu-central-1"))
            .as(LastUse.Recorded::new));
  }

  /** Around the limits of the policies: whole days, and a moment more or less. */
  private static Arbitrary<Instant> moments() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 400), Arbitraries.integers().between(-1, 1))
        .as((days, nanos) -> NOW.minus(Duration.ofDays(days)).plusNanos(nanos));
  }
}
