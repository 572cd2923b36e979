package onekey.cli.doctor.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onekey.cli.doctor.check.NotCheckableException;
import onekey.cli.doctor.stack.Place;
import onekey.cli.doctor.words.Words;
import onekey.plan.source.live.OpenAccount;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The readers of one account. The caller closes it, and the account itself. */
public final class AccountReader implements AutoCloseable {

  private final OpenAccount account;
  private final List<AutoCloseable> clients = new ArrayList<>();
  private final StackReader stack;
  private final RuleReader rule;
  private final FunctionReader functions;
  private final RoleReader roles;
  private final PartReader parts;
  private final KeyReader keys;
  private final StsClient sts;

  /**
   * Creates the readers.
   *
   * @param stackName the name of the stack that was given; empty for the usual one
   * @param usualName the usual name
   */
  public AccountReader(OpenAccount account, Optional<String> stackName, String usualName) {
    this.account = account;
    this.stack = new StackReader(make(CloudFormationClient.builder()), stackName, usualName);
    this.rule = new RuleReader(make(ConfigClient.builder()), account.clients().config());
    this.functions =
        new FunctionReader(make(LambdaClient.builder()), make(CloudWatchClient.builder()));
    this.roles = new RoleReader(make(IamClient.builder()));
    this.parts =
        new PartReader(
            make(SnsClient.builder()),
            make(SqsClient.builder()),
            make(EventBridgeClient.builder()),
            make(SsmClient.builder()));
    this.keys = new KeyReader(account.clients());
    this.sts = make(StsClient.builder());
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AutoCloseable>
      C make(B builder) {
    C client = account.others().make(builder, account.region());
    clients.add(client);
    return client;
  }

  String region() {
    return account.region().id();
  }

  StackReader stack() {
    return stack;
  }

  RuleReader rule() {
    return rule;
  }

  FunctionReader functions() {
    return functions;
  }

  RoleReader roles() {
    return roles;
  }

  PartReader parts() {
    return parts;
  }

  KeyReader keys() {
    return keys;
  }

  /**
   * Returns where the caller's credentials are. It takes no permission.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
   */
  Place place() {
    try {
      var caller = sts.getCallerIdentity();
      var arn = String.valueOf(caller.arn()).split(":", -1);
      if (caller.account() == null || !caller.account().matches("\\d{12}") || arn.length < 6) {
        throw new NotCheckableException(
            Words.of("The answer to sts:GetCallerIdentity lacks the account."));
      }
      return new Place(arn[1], region(), caller.account());
    } catch (NotCheckableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NotCheckableException(Calls.why("sts:GetCallerIdentity", e), e);
    }
  }

  @Override
  public void close() {
    for (var client : clients) {
      try {
        client.close();
      } catch (Exception e) {
        throw new IllegalStateException("A client cannot be closed.", e);
      }
    }
  }
}
