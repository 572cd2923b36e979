package onekey.rule.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.rule.judgement.OneLine;
import onekey.rule.notice.Notice.Item;
import onekey.rule.notice.Notice.Part;
import onekey.rule.notice.Notice.Step;

/** The message about users that went over the limit a moment ago. */
public final class NewKeyNotice {

  private NewKeyNotice() {}

  /**
   * A user that is over the limit now.
   *
   * @param userName the name of the user
   * @param reason how it is judged on what IAM says now, beginning with the user name
   * @param statements what CloudTrail states about its keys, at least one
   */
  public record OverLimit(String userName, String reason, List<Statement> statements) {

    public OverLimit {
      statements = List.copyOf(statements);
    }
  }

  /**
   * Returns the message.
   *
   * @param users by name; at least one
   * @param others how many more users got a key and were not looked at
   */
  public static Notice of(List<OverLimit> users, int others, String ruleName, Place place) {
    var heading =
        users.size() == 1
            ? "1 IAM user has more active access keys than allowed now"
            : users.size() + " IAM users have more active access keys than allowed now";
    var parts = new ArrayList<Part>();
    parts.add(new Part(heading, users.stream().map(user -> reason(user, place)).toList()));
    parts.add(
        new Part(
            "What CloudTrail states about their keys",
            users.stream().flatMap(NewKeyNotice::statements).toList()));
    if (others > 0) {
      parts.add(
          new Part(
              "%d more IAM %s an active access key"
                  .formatted(others, others == 1 ? "user got" : "users got"),
              List.of(
                  new Item(
                      "The next run of the rule judges them, within minutes.", Optional.empty()))));
    }
    return new Notice(
        "OneKey: %s (account %s)".formatted(heading, place.accountId()),
        place.ofRule(ruleName),
        parts,
        List.of(
            Step.of(
                "This is how it is at this moment; the rule reports its verdict within minutes."
                    + " What CloudTrail states was not checked."),
            Step.of(
                "If nobody expects the new key, deactivate it: aws iam update-access-key --user-name"
                    + " USER --access-key-id KEY --status Inactive. To undo that: the same command"
                    + " with --status Active."),
            Step.of(
                "If it is part of a rotation, deactivate and delete the old key when nothing uses it"
                    + " any more.")),
        ConsoleLink.toRule(ruleName, place));
  }

  private static Item reason(OverLimit user, Place place) {
    return new Item(user.reason(), ConsoleLink.toAccessKeys(user.userName(), place.partition()));
  }

  /** Lines of their own: beside a long reason a chat channel would cut them off. */
  private static Stream<Item> statements(OverLimit user) {
    return user.statements().stream()
        .map(
            statement ->
                new Item(
                    "%s: %s".formatted(OneLine.of(user.userName()), statement.sentence()),
                    Optional.empty()));
  }
}
