package onekey.sandbox.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class PermissionsTest {

  private static final Principal JUDGE = Principal.role("judge");
  private static final String ANN = "arn:aws:iam::111122223333:user/team/ann";

  private final Permissions permissions =
      new Permissions(new Account("111122223333", Region.EU_CENTRAL_1));

  @Test
  void allowsEverythingWithoutAnyPolicy() {
    assertThat(permissions.allows(JUDGE, "iam:ListUsers", "*")).isTrue();
  }

  @Test
  void limitsAllButRootFromTheFirstPolicyOn() {
    // given
    attach(allow("iam:ListUsers", "*", ""));

    // then
    assertThat(permissions.allows(JUDGE, "iam:ListUsers", "*")).isTrue();
    assertThat(permissions.allows(Principal.role("other"), "iam:ListUsers", "*")).isFalse();
    assertThat(permissions.allows(Principal.user("judge"), "iam:ListUsers", "*")).isFalse();
    assertThat(permissions.allows(Principal.ROOT, "iam:DeleteUser", ANN)).isTrue();
  }

  @Test
  void allowsNothingToAPrincipalWithoutPolicies() {
    permissions.attach(JUDGE, List.of());

    assertThat(permissions.allows(JUDGE, "iam:ListUsers", "*")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "iam:ListAccessKeys, arn:aws:iam::111122223333:user/*, true",
    "iam:listaccesskeys, arn:aws:iam::111122223333:user/*, true",
    "iam:List*, *, true",
    "iam:*, *, true",
    "*, *, true",
    "iam:ListAccessKey?, arn:aws:iam::*:user/team/*, true",
    "iam:ListAccessKeys, arn:aws:iam::111122223333:user/team/ann, true",
    "iam:ListAccessKeys, arn:aws:iam::111122223333:user/ann, false",
    "iam:ListAccessKeys, arn:aws:iam::111122223333:user/TEAM/*, false",
    "iam:ListAccessKeys, arn:aws:iam::444455556666:user/*, false",
    "iam:ListAccessKeys, arn:aws:iam::111122223333:role/*, false",
    "iam:ListUsers, *, false",
    "config:ListAccessKeys, *, false",
  })
  void matchesActionAndResource(String action, String resource, boolean allowed) {
    attach(allow(action, resource, ""));

    assertThat(permissions.allows(JUDGE, "iam:ListAccessKeys", ANN)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"*, true", "arn:aws:config:eu-central-1:111122223333:config-rule/*, false"})
  void needsAStarWhereTheActionHasNoResource(String resource, boolean allowed) {
    attach(allow("config:PutEvaluations", resource, ""));

    assertThat(permissions.allows(JUDGE, "config:PutEvaluations", "*")).isEqualTo(allowed);
  }

  @Test
  void readsDotsAndDollarsAsTheyAre() {
    attach(allow("iam:GetUser", "arn:aws:iam::111122223333:user/a.n$(n", ""));

    assertThat(permissions.allows(JUDGE, "iam:GetUser", "arn:aws:iam::111122223333:user/a.n$(n"))
        .isTrue();
    assertThat(permissions.allows(JUDGE, "iam:GetUser", "arn:aws:iam::111122223333:user/axn$(n"))
        .isFalse();
  }

  @Test
  void letsADenialWin() {
    attach(allow("iam:*", "*", ""));
    attach(allow("iam:DeleteAccessKey", ANN, "").replace("Allow", "Deny"));

    assertThat(permissions.allows(JUDGE, "iam:DeleteAccessKey", ANN)).isFalse();
    assertThat(permissions.allows(JUDGE, "iam:DeleteAccessKey", ANN + "a")).isTrue();
  }

  @Test
  void addsUpPoliciesAndStatements() {
    permissions.attach(
        JUDGE,
        List.of(
            """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "One", "Effect": "Allow", "Action": ["iam:A", "iam:B"], "Resource": ["x", "y"]},
              {"Effect": "Allow", "Action": "iam:C", "Resource": "z"}]}
            """));

    assertThat(permissions.allows(JUDGE, "iam:B", "y")).isTrue();
    assertThat(permissions.allows(JUDGE, "iam:C", "z")).isTrue();
    assertThat(permissions.allows(JUDGE, "iam:C", "x")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, aws:ResourceAccount, 111122223333, true",
    "StringEquals, AWS:resourceaccount, 111122223333, true",
    "StringEquals, aws:ResourceAccount, 1111*, false",
    "StringLike, aws:ResourceAccount, 1111*, true",
    "StringEquals, aws:RequestedRegion, us-east-1, false",
    "ArnLike, aws:PrincipalArn, arn:aws:iam::111122223333:role/ju*, true",
    "ArnEquals, aws:PrincipalArn, arn:aws:iam::111122223333:role/other, false",
  })
  void checksConditions(String operator, String key, String value, boolean allowed) {
    attach(
        allow("iam:ListUsers", "*", "{\"%s\": {\"%s\": \"%s\"}}".formatted(operator, key, value)));

    assertThat(permissions.allows(JUDGE, "iam:ListUsers", "*")).isEqualTo(allowed);
  }

  @Test
  void wantsEveryConditionAndOneOfTheValues() {
    attach(
        allow(
            "iam:A",
            "*",
            """
            {"StringEquals": {"aws:RequestedRegion": ["us-east-1", "eu-central-1"],
                              "aws:ResourceAccount": "111122223333"}}
            """));
    attach(
        allow(
            "iam:B",
            "*",
            """
            {"StringEquals": {"aws:RequestedRegion": "eu-central-1"},
             "StringLike": {"aws:ResourceAccount": "9*"}}
            """));

    assertThat(permissions.allows(JUDGE, "iam:A", "*")).isTrue();
    assertThat(permissions.allows(JUDGE, "iam:B", "*")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "[]",
        "{\"Statement\": {\"Effect\": \"Maybe\", \"Action\": \"a\", \"Resource\": \"*\"}}",
        "{\"Statement\": {\"Effect\": \"Allow\", \"NotAction\": \"a\", \"Resource\": \"*\"}}",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"a\"}}",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"a\", \"Resource\": {\"Ref\": \"x\"}}}",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"a\", \"Resource\": \"*\", \"Condition\": {\"Null\": {\"aws:ResourceAccount\": \"true\"}}}}",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"a\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"aws:Unknown\": \"1\"}}}}",
      })
  void refusesWhatItDoesNotKnow(String document) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> permissions.attach(JUDGE, List.of(document)));
  }

  private void attach(String document) {
    permissions.attach(JUDGE, List.of(document));
  }

  private static String allow(String action, String resource, String condition) {
    return """
        {"Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "%s"%s}]}
        """
        .formatted(action, resource, condition.isEmpty() ? "" : ", \"Condition\": " + condition);
  }
}
