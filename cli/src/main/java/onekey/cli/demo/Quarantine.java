package onekey.cli.demo;

import java.util.List;
import java.util.Optional;

/**
 * The quarantine of the deactivated keys, to its end.
 *
 * @param days how long it lasts
 * @param reactivation what a person did in the meantime; empty if there is only one key
 * @param ends what became of each key
 * @param usersAtTheEnd the users when it was over, ordered by name
 */
public record Quarantine(
    int days,
    Optional<Reactivation> reactivation,
    List<EndedKey> ends,
    List<JudgedUser> usersAtTheEnd) {

  /**
   * A person makes a key active again, and its user is remediated again.
   *
   * @param day on which day of the quarantine
   * @param userName whose key
   * @param accessKeyId which key
   * @param remediation what the runbook did then
   */
  public record Reactivation(
      int day, String userName, String accessKeyId, Remediation remediation) {}

  /**
   * What became of a key at the end of its quarantine.
   *
   * @param userName whose key; empty if the user is gone
   * @param accessKeyId which key
   * @param deleted whether it was deleted
   * @param reason why, or why not
   * @param status how the execution ended, in Systems Manager's words
   */
  public record EndedKey(
      String userName, String accessKeyId, boolean deleted, String reason, String status) {}

  public Quarantine {
    ends = List.copyOf(ends);
    usersAtTheEnd = List.copyOf(usersAtTheEnd);
  }

  boolean failed() {
    return ends.stream().anyMatch(end -> !end.status().equals("Success"))
        || reactivation.filter(act -> act.remediation().failed()).isPresent();
  }
}
