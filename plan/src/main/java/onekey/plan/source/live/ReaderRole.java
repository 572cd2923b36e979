package onekey.plan.source.live;

import java.util.stream.Stream;
import onekey.plan.output.CommandFailedException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The role of this name in every account.
 *
 * @param name its name, without a path
 * @param partition the partition of the accounts, such as {@code aws}
 * @param sts assumes it, by the caller's credentials
 */
record ReaderRole(String name, String partition, StsClient sts) {

  /** What CloudTrail of the account shows as the name of the session. */
  private static final String SESSION = "onekey-plan";

  /**
   * Assumes the role once, for an hour as by default: one account is read in less.
   *
   * @throws CommandFailedException saying why not, and what to do
   * @see <a
   *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
   */
  AwsCredentialsProvider assumeIn(ListedAccount listed) {
    var arn = "arn:%s:iam::%s:role/%s".formatted(partition, listed.account().id(), name);
    var call = "sts:AssumeRole of " + arn;
    try {
      var given =
          sts.assumeRole(request -> request.roleArn(arn).roleSessionName(SESSION)).credentials();
      if (given == null
          || Stream.of(given.accessKeyId(), given.secretAccessKey(), given.sessionToken())
              .anyMatch(part -> part == null || part.isEmpty())) {
        throw new CommandFailedException(AwsProblem.lacking(call, "Credentials"), null);
      }
      return StaticCredentialsProvider.create(
          AwsSessionCredentials.create(
              given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
    } catch (CommandFailedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CommandFailedException(AwsProblem.explain(e, call) + whatToDo(e, listed), e);
    }
  }

  /** AWS says the same of a role that does not exist and of one that may not be assumed. */
  private String whatToDo(RuntimeException problem, ListedAccount listed) {
    if (!(problem instanceof AwsServiceException answer) || !AwsProblem.isDenied(answer)) {
      return "";
    }
    return listed.isManagement()
        ? " It is the management account, which no StackSet reaches: create the role there yourself, or plan it with credentials of its own."
        : " Does the account have this role, does its trust policy name the caller, and may the caller assume it?";
  }
}
