package onekey.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import onekey.cli.drill.DrillOrder.Visit;
import onekey.sandbox.api.Faults;
import org.junit.jupiter.api.Test;

class DrillPolicyTest {

  /** The sandbox denies the operator whatever the policy does not allow. */
  @Test
  void allowsTheCallsThatAreMadeAndNoOthers() {
    var called = new TreeSet<String>();
    try (var account = new DrillSandbox(DrillSandbox.WITHIN_DAYS)) {
      // when
      account.remediation(false, Map.of("NoticeDays", "1", "DeleteAfterDays", "1"));
      account.run(Visit.FIRST_OF_SEVERAL);
      account.aws.clock().advance(Duration.ofDays(1).plusHours(1));
      account.run(Visit.NEXT);
      account.run(Visit.CLEAN);
      called.addAll(account.aws.calls().permissionsUsed(DrillSandbox.OPERATOR));
      // The status of a remediation is asked for where no execution of it is found.
      account.reset();
      var runbook = account.aws.remediation().of(account.rule).orElseThrow().documentName();
      account
          .aws
          .faults()
          .before(
              Faults.action("StartRemediationExecution"),
              () -> account.aws.automation().deleteDocument(runbook));
      account.run(Visit.WHOLE);
      called.addAll(account.aws.calls().permissionsUsed(DrillSandbox.OPERATOR));
    }
    called.remove("sts:GetCallerIdentity");

    // then
    assertThat(called).isEqualTo(allowed());
  }

  private static Set<String> allowed() {
    var actions = new TreeSet<String>();
    statements()
        .forEach(
            statement -> statement.get("Action").forEach(action -> actions.add(action.asText())));
    return actions;
  }

  @Test
  void writesToTheUserOfTheDrillOnly() {
    assertThat(statements())
        .filteredOn(statement -> statement.get("Action").toString().contains("iam:Delete"))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement.get("Resource").asText())
                    .isEqualTo("arn:*:iam::*:user/onekey/onekey-drill"));
  }

  private static Iterable<JsonNode> statements() {
    try {
      var document = new JsonMapper().readTree(DrillPolicy.document(DrillOrder.USUAL_NAME));
      return StreamSupport.stream(document.get("Statement").spliterator(), false).toList();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
