package onekey.cli.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import onekey.sandbox.iam.KeyUse;

/**
 * A generated account. The same size and seed always give the same account: the algorithm of {@link
 * Random} is part of its specification.
 *
 * <p>Of 100 users, about 20 have no key, 60 one, 10 an active and an inactive one, and 10 two
 * active ones.
 */
public final class GeneratedAccount {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final List<String> SERVICES =
      List.of("s3", "ec2", "sts", "dynamodb", "ses", "cloudformation");
  private static final List<String> REGIONS = List.of("us-east-1", "eu-central-1", "us-west-2");
  private static final int OLDEST_KEY_DAYS = 3000;
  private static final int OLDEST_USE_DAYS = 120;

  private final Random random;

  private GeneratedAccount(Random random) {
    this.random = random;
  }

  /**
   * Generates an account.
   *
   * @param size how many users, 0 or more
   */
  public static Account of(int size, long seed) {
    var generator = new GeneratedAccount(new Random(seed));
    return new Account(
        Optional.empty(),
        NOW,
        Map.of(),
        IntStream.rangeClosed(1, size).mapToObj(generator::user).toList(),
        Account.KeyIds.INVENTED);
  }

  private AccountUser user(int number) {
    return new AccountUser(
        "user-%06d".formatted(number),
        "/",
        daysAgo(OLDEST_KEY_DAYS),
        Map.of(),
        keys(),
        Optional.empty());
  }

  private List<AccountKey> keys() {
    var dice = random.nextInt(100);
    if (dice < 20) {
      return List.of();
    }
    if (dice < 80) {
      return List.of(key(1, AccountKey.ACTIVE));
    }
    return List.of(
        key(1, AccountKey.ACTIVE), key(2, dice < 90 ? AccountKey.INACTIVE : AccountKey.ACTIVE));
  }

  private AccountKey key(int number, String status) {
    var created = daysAgo(1 + random.nextInt(OLDEST_KEY_DAYS - 1));
    return new AccountKey(number, status, created, lastUse(created));
  }

  private Optional<KeyUse> lastUse(Instant created) {
    var used = daysAgo(random.nextInt(OLDEST_USE_DAYS));
    var service = SERVICES.get(random.nextInt(SERVICES.size()));
    var region = REGIONS.get(random.nextInt(REGIONS.size()));
    return used.isBefore(created)
        ? Optional.empty()
        : Optional.of(new KeyUse(used, service, region));
  }

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }
}
