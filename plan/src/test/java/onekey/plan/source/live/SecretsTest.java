package onekey.plan.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:HUSH@proxy:8080 refused",
        "x-amz-security-token:HUSH",
        "Authorization: Bearer HUSH",
        "Authorization=HUSH, Signature=HUSH",
        "{\"SecretAccessKey\": \"HUSH\", \"SessionToken\":\"HUSH\"}",
        "aws_secret_access_key = HUSH",
        "password=HUSH",
        "the key HUSHnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY+abc12 was",
      })
  void hidesWhatLooksLikeASecret(String text) {
    assertThat(Secrets.hiddenIn(text)).contains("(hidden)").doesNotContain("HUSH");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User: arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Audit_0123456789abcdef/jane is"
            + " not authorized to perform: iam:ListUsers on resource: *",
        "The security token included in the request is expired",
        "UnknownHostException: iam.amazonaws.com",
        "SSLHandshakeException: PKIX path building failed",
      })
  void leavesTheRest(String text) {
    assertThat(Secrets.hiddenIn(text)).isEqualTo(text);
  }
}
