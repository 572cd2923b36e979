package onekey.sandbox.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import onekey.sandbox.lambda.Invocation;
import onekey.testkit.Golden;
import org.junit.jupiter.api.Test;

/**
 * The lines that the functions really log. The dashboard reads them, so its queries are tried on
 * this file.
 */
class LogLinesTest {

  private static final Path LINES =
      Path.of("../infra/src/test/resources/onekey/infra/log-lines.txt");

  @Test
  void areThoseOnWhichTheQueriesOfTheDashboardAreTried() {
    try (var account = new RemovalSandbox()) {
      // given users of every standing: see the names
      var removed = account.alice();
      account.aws.iam().createUser("held");
      account.key("held", 400, 3, "s3");
      account.key("held", 400, 2, "s3");
      var held = account.aws.iam().user("held").orElseThrow().id();
      account.aws.iam().createUser("j.doe+ci@example.com");
      var kept = account.aws.iam().user("j.doe+ci@example.com").orElseThrow().id();
      account.aws.iam().createUser("reactivated");
      var reactivated = account.key("reactivated", 400, 0, "");
      account.key("reactivated", 900, 1, "s3");
      account.aws.iam().createUser("departed");
      account.aws.config().evaluate(account.rule());
      account.aws.iam().deleteUser("departed");
      account.aws.faults().deny("ListAccessKeys", "held");

      // when a run fails with one user, and every question of the runbooks gets every answer
      assertThat(account.aws.config().evaluate(account.rule()).invocation().outcome())
          .isInstanceOf(Invocation.Outcome.Failed.class);
      account.aws.faults().clear();
      account.remediate(kept);
      account.remediate(held);
      account.remediate(removed.id());
      account.remediate(account.aws.iam().user("reactivated").orElseThrow().id());
      account.aws.iam().setStatus(reactivated, "Active");
      account.aws.clock().advance(Duration.ofDays(8));
      account.run("AIDAIOSFODNN7EXAMPLE0", Map.of());

      // then
      Golden.assertSame(String.join("\n", lines(account)) + "\n", LINES);
    }
  }

  private static List<String> lines(RemovalSandbox account) {
    return new TreeSet<>(account.stack.functionArns().values())
        .stream()
            .flatMap(function -> account.aws.lambda().log(function).stream())
            .map(line -> line.replaceAll("seconds=[0-9]+\\.[0-9]", "seconds=1.3"))
            .distinct()
            .sorted()
            .toList();
  }
}
