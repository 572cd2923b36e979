package onekey.rule.aws;

import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mock;

import java.time.Instant;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.User;

/** Clients and answers for tests of single calls. */
final class Stubs {

  private Stubs() {}

  /** A client whose paginators are the real ones and whose calls must be stubbed. */
  static IamClient iam() {
    return mock(IamClient.class, CALLS_REAL_METHODS);
  }

  static ConfigClient config() {
    return mock(ConfigClient.class, CALLS_REAL_METHODS);
  }

  static User user(String id, String name) {
    return User.builder().userId(id).userName(name).build();
  }

  static AccessKeyMetadata key(String id, String status) {
    return AccessKeyMetadata.builder()
        .accessKeyId(id)
        .status(status)
        .createDate(Instant.parse("2024-01-01T00:00:00Z"))
        .build();
  }

  static NoSuchEntityException noSuchEntity() {
    return NoSuchEntityException.builder()
        .message("gone")
        .awsErrorDetails(details("NoSuchEntity"))
        .build();
  }

  static IamException refusal(String code) {
    return (IamException)
        IamException.builder().message(code).awsErrorDetails(details(code)).build();
  }

  private static AwsErrorDetails details(String code) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage(code).build();
  }
}
