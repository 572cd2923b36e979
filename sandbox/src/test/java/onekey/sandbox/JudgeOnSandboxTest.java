package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import onekey.rule.JudgeHandler;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.config.StoredEvaluation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole way of a judgement: event, handler, calls over HTTP, verdicts. */
class JudgeOnSandboxTest {

  private static final String RULE = "iam-user-single-access-key";
  private static final Principal JUDGE = Principal.role("judge");

  private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withLargestPage(2));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void judgesTheAccount() {
    // given
    sandbox.iam().createUser("ann");
    sandbox.iam().createUser("bob");
    sandbox.iam().createUser("cat");
    sandbox.iam().addAccessKey("ann", Instant.parse("2024-01-01T00:00:00Z"));
    sandbox.iam().addAccessKey("ann", Instant.parse("2024-01-02T00:00:00Z"));
    sandbox.iam().addAccessKey("bob", Instant.parse("2024-01-01T00:00:00Z"));

    // when
    try (var clients = sandbox.clients(JUDGE)) {
      var function = sandbox.lambda().register("judge", new JudgeHandler(clients));
      sandbox.config().putRule(new ConfigRule(RULE, Map.of("maxActiveKeys", "1"), function));
      sandbox.config().evaluate(RULE);
    }

    // then
    assertThat(sandbox.config().runs(RULE))
        .allSatisfy(run -> assertThat(run.invocation().succeeded()).isTrue());
    assertThat(verdictOn("ann")).isEqualTo("NON_COMPLIANT");
    assertThat(verdictOn("bob")).isEqualTo("COMPLIANT");
    assertThat(verdictOn("cat")).isEqualTo("COMPLIANT");
    assertThat(sandbox.calls().countsByAction(JUDGE))
        .containsEntry("ListUsers", 2L)
        .containsEntry("GetAccessKeyLastUsed", 2L)
        .containsEntry("PutEvaluations", 1L);
  }

  private String verdictOn(String userName) {
    var id = sandbox.iam().user(userName).orElseThrow().id();
    return sandbox.config().evaluation(RULE, id).map(StoredEvaluation::complianceType).orElse("");
  }
}
