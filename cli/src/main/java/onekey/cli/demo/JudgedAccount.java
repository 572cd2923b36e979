package onekey.cli.demo;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An account after a run of the rule, the remediation of every NON_COMPLIANT user, and a second
 * run.
 *
 * @param users the users after the first run, ordered by name
 * @param calls how many API calls the first run made, by action
 * @param message what people were told after the first run; empty if there was nothing to tell
 * @param cost the cost of the first run
 * @param costUnchanged the cost of a run a day later, if nothing changes until then
 * @param remediations the executions of the runbook, one for each NON_COMPLIANT user
 * @param usersAfter the users after the second run, ordered by name
 * @param quarantine the quarantine of the deactivated keys; empty if there are none
 */
public record JudgedAccount(
    List<JudgedUser> users,
    SortedMap<String, Long> calls,
    Optional<SentMessage> message,
    RunCost cost,
    RunCost costUnchanged,
    List<Remediation> remediations,
    List<JudgedUser> usersAfter,
    Optional<Quarantine> quarantine) {

  public JudgedAccount {
    users = List.copyOf(users);
    remediations = List.copyOf(remediations);
    usersAfter = List.copyOf(usersAfter);
  }

  /** Returns whether an execution failed. */
  public boolean remediationFailed() {
    return remediations.stream().anyMatch(Remediation::failed)
        || quarantine.filter(Quarantine::failed).isPresent();
  }
}
