package onekey.rule.notice;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import onekey.rule.judgement.Census.UnreadUser;
import onekey.rule.judgement.Changes;
import onekey.rule.judgement.Finding;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.OneLine;
import onekey.rule.judgement.ReportedVerdict;
import onekey.rule.notice.Notice.Item;
import onekey.rule.notice.Notice.Part;
import onekey.rule.notice.Notice.Step;

/**
 * The message about one run of the rule: what became NON_COMPLIANT, what ceased, who is unknown.
 */
public final class RunNotice {

  /** Causes are the texts of other services. */
  private static final int LONGEST_CAUSE = 300;

  private final Changes changes;
  private final KeyPolicy policy;
  private final String ruleName;
  private final Place place;

  private RunNotice(Changes changes, KeyPolicy policy, String ruleName, Place place) {
    this.changes = changes;
    this.policy = policy;
    this.ruleName = ruleName;
    this.place = place;
  }

  /** Returns the message; empty if nothing happened that people must hear. */
  public static Optional<Notice> of(
      Changes changes, KeyPolicy policy, String ruleName, Place place) {
    return changes.isNews()
        ? Optional.of(new RunNotice(changes, policy, ruleName, place).notice())
        : Optional.empty();
  }

  private Notice notice() {
    var parts = new ArrayList<Part>();
    parts(parts, changes.becameNonCompliant(), this::became, "became NON_COMPLIANT");
    parts(parts, changes.ceasedToBeNonCompliant(), this::ceased, "stopped being NON_COMPLIANT");
    parts(
        parts,
        changes.departedNonCompliant(),
        RunNotice::departed,
        "were deleted while NON_COMPLIANT");
    parts(
        parts, changes.unread(), this::unread, "could not be judged and keep the earlier verdict");
    return new Notice(
        "OneKey: %s (account %s)".formatted(parts.getFirst().heading(), place.accountId()),
        place.ofRule(ruleName),
        parts,
        nextSteps(),
        ConsoleLink.toRule(ruleName, place));
  }

  private static <T> void parts(
      List<Part> parts, List<T> users, Function<T, Item> item, String what) {
    if (!users.isEmpty()) {
      parts.add(
          new Part(
              users.size() == 1
                  ? "1 IAM user " + what.replaceFirst("^were ", "was ").replace(" keep ", " keeps ")
                  : users.size() + " IAM users " + what,
              users.stream().map(item).toList()));
    }
  }

  private Item became(Finding finding) {
    return new Item(finding.explanation(), accessKeys(finding.evidence().user().name()));
  }

  private Item ceased(Finding finding) {
    return new Item(
        finding.explanation() + before(finding.reported()),
        accessKeys(finding.evidence().user().name()));
  }

  /** IAM tells the name of a deleted user no more, but the earlier annotation begins with it. */
  private static Item departed(ReportedVerdict verdict) {
    return new Item(verdict.userId() + "." + before(Optional.of(verdict)), Optional.empty());
  }

  private Item unread(UnreadUser user) {
    return new Item(
        "%s: %s"
            .formatted(
                OneLine.of(user.name()),
                OneLine.shortened(
                    OneLine.of(String.valueOf(user.cause().getMessage())), LONGEST_CAUSE)),
        accessKeys(user.name()));
  }

  private static String before(Optional<ReportedVerdict> verdict) {
    return verdict
        .map(ReportedVerdict::annotation)
        .filter(annotation -> !annotation.isBlank())
        .map(annotation -> " Before: " + OneLine.of(annotation))
        .orElse("");
  }

  private Optional<URI> accessKeys(String userName) {
    return ConsoleLink.toAccessKeys(userName, place.partition());
  }

  private List<Step> nextSteps() {
    var steps = new ArrayList<Step>();
    if (!changes.becameNonCompliant().isEmpty()) {
      steps.add(
          Step.of(
              "Find out who uses the extra key. To deactivate it: aws iam update-access-key"
                  + " --user-name USER --access-key-id KEY --status Inactive. To undo that: the same"
                  + " command with --status Active."));
      policy
          .exemptionTag()
          .ifPresent(
              tag ->
                  steps.add(
                      Step.of(
                          "To exempt a user until a day: aws iam tag-user --user-name USER --tags"
                              + " \"Key=%s,Value=YYYY-MM-DD\"".formatted(tag))));
    }
    if (!changes.unread().isEmpty()) {
      steps.add(
          Step.of(
              "Remove the cause that is named for each user that could not be judged, then run the"
                  + " rule again: aws configservice start-config-rules-evaluation"
                  + " --config-rule-names "
                  + ruleName));
    }
    return steps;
  }
}
