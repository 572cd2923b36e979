package onekey.rule.judgement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onekey.rule.judgement.Census.UnreadUser;

/**
 * What one run of the rule found, beside what AWS Config had on record.
 *
 * @param judged the users that were judged, without those whose new verdict could not be reported
 * @param departed what is on record about users that do not exist any more
 * @param unread the users that could not be judged
 */
public record Changes(
    List<Finding> judged, List<ReportedVerdict> departed, List<UnreadUser> unread) {

  public Changes {
    judged = List.copyOf(judged);
    departed = List.copyOf(departed);
    unread = List.copyOf(unread);
  }

  /**
   * Returns what is on record about users that a list of IAM lacks: they may have departed. A user
   * that was created after that list was taken may be among them.
   *
   * @param listedIds the unique ids of a whole list of users
   * @throws NoUsersListedException if the list is empty and something is on record
   */
  public static List<ReportedVerdict> missing(
      Map<String, ReportedVerdict> reported, Set<String> listedIds) {
    if (listedIds.isEmpty() && !reported.isEmpty()) {
      throw new NoUsersListedException(reported.size());
    }
    return reported.entrySet().stream()
        .filter(entry -> !listedIds.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Returns the users that were not NON_COMPLIANT on record and are now. */
  public List<Finding> becameNonCompliant() {
    return judged.stream().filter(Finding::becameNonCompliant).toList();
  }

  /** Returns the users that were NON_COMPLIANT on record and are not any more. */
  public List<Finding> ceasedToBeNonCompliant() {
    return judged.stream().filter(Finding::ceasedToBeNonCompliant).toList();
  }

  /** Returns what is on record about users that were NON_COMPLIANT and do not exist any more. */
  public List<ReportedVerdict> departedNonCompliant() {
    return departed.stream().filter(ReportedVerdict::isNonCompliant).toList();
  }

  /** Returns whether there is something that people must hear. */
  public boolean isNews() {
    return !becameNonCompliant().isEmpty()
        || !ceasedToBeNonCompliant().isEmpty()
        || !departedNonCompliant().isEmpty()
        || !unread.isEmpty();
  }

  /** Returns why the run is not complete; empty if every user was judged. */
  public Optional<UnreadUsersException> incompleteness() {
    return unread.isEmpty()
        ? Optional.empty()
        : Optional.of(new UnreadUsersException(unread, unread.size() + judged.size()));
  }
}
