package onekey.cli;

import static onekey.cli.PlanCasesTest.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import onekey.cli.StubbedAws.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that lacks what it should hold is no answer, and never an all-clear. */
class PlanAbsenceTest {

  private static final String LOGIN_PAGE = "<!DOCTYPE html><html><body>Sign in<br></body></html>";

  private final StubbedAws aws = StubbedAws.of("thin-last-use.json");

  @AfterEach
  void stop() {
    aws.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        LOGIN_PAGE,
        "<html><body>Sign in</body></html>",
        "<ListUsersResponse/>",
        "<ListUsersResponse><ListUsersResult/></ListUsersResponse>",
        "<ListUsersResponse><ListUsersResult><Users/></ListUsersResult></ListUsersResponse>",
        "<ListUsersResponse><ListUsersResult><IsTruncated>false</IsTruncated></ListUsersResult></ListUsersResponse>",
        "<ListUsersResponse><ListUsersResult><Users/><IsTruncated>true</IsTruncated></ListUsersResult></ListUsersResponse>",
        "<ListUsersResponse><ListUsersResult><Users><member/></Users><IsTruncated>false</IsTruncated></ListUsersResult></ListUsersResponse>",
      })
  void aListOfUsersThatIsNoneEndsThePlan(String body) {
    // given
    aws.answering("ListUsers", _ -> Answer.xml(body));

    // then
    endsNaming("iam:ListUsers");
  }

  @Test
  void anEmptySecondPageEndsThePlan() {
    // given
    aws.answering(
        "ListUsers",
        form ->
            form.containsKey("Marker")
                ? Answer.xml("")
                : page(aws, List.of("fine"), "<IsTruncated>true</IsTruncated><Marker>2</Marker>"));

    // then
    endsNaming("iam:ListUsers");
  }

  @Test
  void aPageThatDoesNotSayWhetherItIsTheLastEndsThePlan() {
    // given
    aws.answering("ListUsers", _ -> page(aws, List.of("fine"), ""));

    // then
    endsNaming("iam:ListUsers");
  }

  private void endsNaming(String call) {
    // when
    var run = aws.plan();

    // then
    assertThat(run.exitCode()).isNotIn(ExitCode.OK, ExitCode.OVER_LIMIT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(call).hasLineCount(1).doesNotContain("please report");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        LOGIN_PAGE,
        "<ListAccessKeysResponse/>",
        "<ListAccessKeysResponse><ListAccessKeysResult><AccessKeyMetadata/></ListAccessKeysResult></ListAccessKeysResponse>",
        "<ListAccessKeysResponse><ListAccessKeysResult><AccessKeyMetadata><member><AccessKeyId>AKIAEXAMPLE000000001</AccessKeyId><Status>Inactive</Status></member></AccessKeyMetadata><IsTruncated>false</IsTruncated></ListAccessKeysResult></ListAccessKeysResponse>",
      })
  void aListOfKeysThatIsNoneLeavesTheUserUnread(String body) {
    // given
    aws.answering("ListAccessKeys", _ -> Answer.xml(body));

    // then
    noUserIsCompliantAndUnreadAre("thin", "fine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        LOGIN_PAGE,
        "<GetAccessKeyLastUsedResponse/>",
        "<GetAccessKeyLastUsedResponse><GetAccessKeyLastUsedResult/></GetAccessKeyLastUsedResponse>",
        "<GetAccessKeyLastUsedResponse><GetAccessKeyLastUsedResult><AccessKeyLastUsed/></GetAccessKeyLastUsedResult></GetAccessKeyLastUsedResponse>",
      })
  void aLastUseThatIsAbsentLeavesTheUserUnread(String body) {
    // given
    aws.answering("GetAccessKeyLastUsed", _ -> Answer.xml(body));

    // when
    var run = aws.plan();

    // then
    assertThat(run.exitCode()).isNotIn(ExitCode.OK, ExitCode.OVER_LIMIT);
    assertThat(run.out())
        .contains("1 user could not be read and has no verdict:\n          - thin: ")
        .doesNotContain("Extra: ");
  }

  @Test
  void absentTagsLeaveTheUserUnread() {
    // given
    aws.answering("ListUserTags", _ -> Answer.xml("<ListUserTagsResponse/>"));

    // when
    var run = aws.plan("--exemption-tag", "until");

    // then
    assertThat(run.exitCode()).isNotIn(ExitCode.OK, ExitCode.OVER_LIMIT);
    assertThat(run.out())
        .contains("1 user could not be read and has no verdict:\n          - thin: ");
  }

  private void noUserIsCompliantAndUnreadAre(String... names) {
    // when
    var run = aws.plan();

    // then
    assertThat(run.exitCode()).isNotIn(ExitCode.OK, ExitCode.OVER_LIMIT);
    assertThat(run.out())
        .contains("2 users could not be read and have no verdict:")
        .contains(names)
        .contains("0 users: 0 COMPLIANT");
  }
}
