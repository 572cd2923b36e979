package onekey.rule.judgement;

/**
 * IAM lists no user at all, although the rule reported some earlier. That is more likely an error
 * than an empty account, so nothing is reported.
 */
public final class NoUsersListedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoUsersListedException(int reported) {
    super(
        ("IAM lists no users, but the rule reported %d earlier. Nothing is reported. If the account"
                + " really has no IAM users any more, delete the old verdicts: aws configservice"
                + " delete-evaluation-results --config-rule-name NAME")
            .formatted(reported));
  }
}
