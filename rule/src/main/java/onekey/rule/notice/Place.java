package onekey.rule.notice;

/**
 * Where something happened.
 *
 * @param partition such as {@code aws}
 * @param region such as {@code eu-central-1}
 * @param accountId 12 digits
 */
public record Place(String partition, String region, String accountId) {

  /**
   * Reads the place from the ARN of a function that ran there.
   *
   * @param functionArn {@code arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME}
   * @throws IllegalArgumentException if it is no such ARN
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Identify
   *     AWS resources with ARNs</a>
   */
  public static Place ofFunction(String functionArn) {
    var parts = functionArn.split(":", -1);
    if (parts.length < 7) {
      throw new IllegalArgumentException(
          "\"%s\" is not the ARN of a function.".formatted(functionArn));
    }
    return new Place(parts[1], parts[3], parts[4]);
  }

  /** Says where, of something about this rule. */
  String ofRule(String ruleName) {
    return "AWS Config rule %s in account %s, Region %s.".formatted(ruleName, accountId, region);
  }
}
