package onekey.sandbox.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the policy of a resource alone allows. */
class ResourcePolicyTest {

  private static final ResourcePolicy BUCKET =
      ResourcePolicy.parse(
          """
          {"Statement": [
            {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "s3:*", "Resource": "arn:aws:s3:::b/*",
             "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
            {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*",
             "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorgid"}}}]}
          """);

  @ParameterizedTest
  @CsvSource({
    "o-exampleorgid, true, s3:GetObject, true",
    "o-exampleorgid, false, s3:GetObject, false",
    "o-exampleorgid, true, s3:PutObject, false",
    "o-ExampleOrgId, true, s3:GetObject, false",
    "o-anotherorgid, true, s3:GetObject, false",
    ", true, s3:GetObject, false",
  })
  void letsInAccountsOfTheOrganization(
      String organization, boolean overTls, String action, boolean allowed) {
    assertThat(
            BUCKET.allowsAnotherAccount(
                Optional.ofNullable(organization), overTls, action, "arn:aws:s3:::b/key"))
        .isEqualTo(allowed);
  }

  /** A service calls for no principal of an organization. */
  @ParameterizedTest
  @CsvSource({"cloudformation.amazonaws.com", "lambda.amazonaws.com"})
  void letsNoServiceInThatTheOrganizationDoesNotVouchFor(String service) {
    assertThat(
            BUCKET.allows(
                service,
                "arn:aws:cloudformation:us-east-1:111122223333:stack/s",
                "s3:GetObject",
                "arn:aws:s3:::b/key"))
        .isFalse();
  }
}
