package onekey.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import onekey.sandbox.iam.IamAccount;
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

  private final IamAccount iam;
  private final Random random;

  private GeneratedAccount(IamAccount iam, long seed) {
    this.iam = iam;
    this.random = new Random(seed);
  }

  /**
   * Returns the account.
   *
   * @param size how many users, 0 or more
   */
  public static Account of(int size, long seed) {
    return new Account(
        Optional.empty(),
        NOW,
        Map.of(),
        iam -> {
          var generator = new GeneratedAccount(iam, seed);
          IntStream.rangeClosed(1, size).forEach(generator::addUser);
          return Map.of();
        });
  }

  private void addUser(int number) {
    var name = "user-%06d".formatted(number);
    iam.createUser(name, "/", daysAgo(OLDEST_KEY_DAYS));
    var dice = random.nextInt(100);
    if (dice >= 20) {
      addKey(name, "Active");
    }
    if (dice >= 80) {
      addKey(name, dice < 90 ? "Inactive" : "Active");
    }
  }

  private void addKey(String userName, String status) {
    var created = daysAgo(1 + random.nextInt(OLDEST_KEY_DAYS - 1));
    iam.addAccessKey(userName, status, created, lastUse(created));
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
