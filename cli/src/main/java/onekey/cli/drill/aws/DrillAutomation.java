package onekey.cli.drill.aws;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onekey.plan.source.live.OpenAccount;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionFilter;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionFilterKey;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionMetadata;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;

/**
 * Systems Manager Automation, as far as a drill calls it.
 *
 * <p>AWS Config does not tell the id of the execution that it starts, and a list of executions does
 * not tell their parameters, so each execution of the runbook is looked at once.
 */
public final class DrillAutomation implements AutoCloseable {

  private static final Set<AutomationExecutionStatus> RUNNING =
      Set.of(
          AutomationExecutionStatus.PENDING,
          AutomationExecutionStatus.IN_PROGRESS,
          AutomationExecutionStatus.WAITING,
          AutomationExecutionStatus.CANCELLING,
          AutomationExecutionStatus.SCHEDULED,
          AutomationExecutionStatus.RUNBOOK_IN_PROGRESS);

  /** An account with automatic remediation has an execution for each NON_COMPLIANT user. */
  private static final int MOST_PAGES = 20;

  private static final String GET = "ssm:GetAutomationExecution";

  private final SsmClient ssm;
  private final Set<String> ofOthers = new HashSet<>();

  /** Creates it for an account that stays open for as long. */
  public DrillAutomation(OpenAccount account) {
    this.ssm = account.others().make(SsmClient.builder(), account.region());
  }

  /**
   * An execution of the runbook.
   *
   * @param id the execution id
   * @param status its status, in Automation's words
   * @param running whether it goes on
   * @param outputs the first value of each output, such as {@code ChooseExtraKey.decision}
   * @param failure why it failed; empty if it did not
   */
  public record Execution(
      String id, String status, boolean running, Map<String, String> outputs, String failure) {

    public Execution {
      outputs = Map.copyOf(outputs);
    }

    /** Returns whether it succeeded. */
    public boolean succeeded() {
      return status.equals(AutomationExecutionStatus.SUCCESS.toString());
    }

    /** Returns an output of the step that chooses; empty if there is none. */
    public String chosen(String output) {
      return outputs.getOrDefault("ChooseExtraKey." + output, "");
    }
  }

  /**
   * Returns the executions of a runbook for a user, in the order in which AWS lists them.
   *
   * @param since the user did not exist before
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeAutomationExecutions.html">DescribeAutomationExecutions</a>
   */
  public List<Execution> executions(String document, String userId, Instant since) {
    return Calls.make(
            "ssm:DescribeAutomationExecutions",
            () ->
                ssm
                    .describeAutomationExecutionsPaginator(
                        request ->
                            request.filters(
                                filter(AutomationExecutionFilterKey.DOCUMENT_NAME_PREFIX, document),
                                filter(
                                    AutomationExecutionFilterKey.START_TIME_AFTER,
                                    // The user may have been made in the same second.
                                    since.minusSeconds(1).toString())))
                    .stream()
                    .limit(MOST_PAGES)
                    .flatMap(page -> page.automationExecutionMetadataList().stream())
                    .filter(listed -> document.equals(listed.documentName()))
                    .map(AutomationExecutionMetadata::automationExecutionId)
                    .distinct()
                    .filter(id -> !ofOthers.contains(id))
                    .toList())
        .stream()
        .flatMap(id -> get(id, userId).stream())
        .toList();
  }

  private static AutomationExecutionFilter filter(AutomationExecutionFilterKey key, String value) {
    return AutomationExecutionFilter.builder().key(key).values(value).build();
  }

  private Optional<Execution> get(String id, String userId) {
    var found =
        Calls.part(
            Calls.make(GET, () -> ssm.getAutomationExecution(get -> get.automationExecutionId(id)))
                .automationExecution(),
            "AutomationExecution",
            GET);
    if (found.parameters().getOrDefault("IamUser", List.of()).contains(userId)) {
      return Optional.of(execution(found));
    }
    ofOthers.add(id);
    return Optional.empty();
  }

  private static Execution execution(AutomationExecution found) {
    var status = Calls.part(found.automationExecutionStatus(), "AutomationExecutionStatus", GET);
    return new Execution(
        Calls.part(found.automationExecutionId(), "AutomationExecutionId", GET),
        String.valueOf(found.automationExecutionStatusAsString()),
        RUNNING.contains(status),
        found.outputs().entrySet().stream()
            .filter(output -> !output.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, output -> output.getValue().getFirst())),
        Optional.ofNullable(found.failureMessage()).orElse(""));
  }

  @Override
  public void close() {
    ssm.close();
  }
}
