package onekey.cli;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.AccountReading;
import onekey.plan.model.AccountSnapshot;
import onekey.plan.output.BadInputException;
import onekey.plan.output.Console;

/** The names of {@code --user} that no account has. */
final class MissingUsers {

  private MissingUsers() {}

  /**
   * Returns what was read of one account.
   *
   * @throws BadInputException naming the users that it does not have, and similar ones that it has
   */
  static AccountSnapshot refuse(AccountSnapshot account) {
    var missing = new TreeMap<>(account.lookup().missing());
    if (!missing.isEmpty()) {
      throw new BadInputException(
          sentences(
              account.accountId().map(id -> "Account " + id).orElse("The account") + " has",
              missing));
    }
    return account;
  }

  /**
   * Looks at what was read of several accounts. Where one was not read, nobody knows whether the
   * user is there: then it is only said.
   *
   * @throws BadInputException as of one account
   */
  static List<AccountReading> refuse(List<AccountReading> readings, Console console) {
    var read =
        readings.stream()
            .flatMap(
                reading ->
                    switch (reading) {
                      case AccountReading.Read one -> Stream.of(one);
                      case AccountReading.Unread _, AccountReading.Skipped _ -> Stream.empty();
                    })
            .toList();
    var missing = missingInAll(read);
    if (!missing.isEmpty()) {
      var sentences = sentences("The accounts that were read have", missing);
      if (allRead(readings)) {
        throw new BadInputException(sentences);
      }
      console.warn(sentences);
    }
    return readings;
  }

  private static boolean allRead(List<AccountReading> readings) {
    return readings.stream()
        .noneMatch(
            reading ->
                switch (reading) {
                  case AccountReading.Unread _ -> true;
                  case AccountReading.Read _, AccountReading.Skipped _ -> false;
                });
  }

  private static NavigableMap<String, List<String>> missingInAll(List<AccountReading.Read> read) {
    var missing = new TreeMap<String, List<String>>();
    if (!read.isEmpty()) {
      read.getFirst().snapshot().lookup().missing().keySet().stream()
          .filter(
              name ->
                  read.stream()
                      .allMatch(one -> one.snapshot().lookup().missing().containsKey(name)))
          .forEach(name -> missing.put(name, similar(name, read)));
    }
    return missing;
  }

  private static List<String> similar(String name, List<AccountReading.Read> read) {
    return read.stream()
        .flatMap(
            one ->
                one.snapshot().lookup().missing().getOrDefault(name, List.of()).stream()
                    .map(other -> other + " in account " + one.account().text()))
        .limit(SHOWN)
        .toList();
  }

  /** Names from all accounts would be too many. */
  private static final int SHOWN = 5;

  private static String sentences(String who, NavigableMap<String, List<String>> missing) {
    return missing.entrySet().stream()
        .map(
            entry ->
                "--user is \"%s\". %s no user of this name, and %s."
                    .formatted(
                        entry.getKey(),
                        who,
                        entry.getValue().isEmpty()
                            ? "none of a similar name"
                            : "these of similar names: " + String.join(", ", entry.getValue())))
        .collect(Collectors.joining(" "));
  }
}
