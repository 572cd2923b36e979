package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationSettingsTest {

  private static Settings read(Map<String, ?> more) {
    return Settings.read(TestStack.context(TestOrganization.settings(more)));
  }

  @Test
  void isEmptyByDefault() {
    assertThat(Settings.read(TestStack.context(Map.of())).organization()).isEmpty();
  }

  @Test
  void readsTheGroup() {
    assertThat(Settings.read(TestStack.context(TestOrganization.everything())).organization())
        .contains(
            new OrganizationSettings(
                List.of("ou-abcd-11111111"),
                "o-exampleorgid",
                "123456789012",
                "us-east-1",
                true,
                List.of("111111111111", "222222222222"),
                10,
                100,
                true,
                Optional.of("security@example.com"),
                Optional.of("OneKeyReader")));
  }

  @Test
  void readsListsFromTheCommandLineAndFromCdkJson() {
    // given
    var text = Map.of("onekey:organizationTargets", "ou-abcd-11111111,ou-abcd-22222222");
    var array =
        Map.of("onekey:organizationTargets", List.of("ou-abcd-11111111", "ou-abcd-22222222"));

    // then
    assertThat(read(text)).isEqualTo(read(array));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "organizationTargets | 123456789012",
        "organizationTargets | r-abc",
        "organizationTargets | ou-abcd-1111111",
        "organizationTargets | OU-abcd-11111111",
        "organizationTargets | ou-abcd-11111111,",
        "organizationTargets | ou-abcd-11111111, ou-abcd-22222222",
        "organizationTargets | ou-abcd-11111111,ou-abcd-11111111",
        "organizationTargets | r-abcd,ou-abcd-11111111",
        "organizationTargets | r-abcd,r-efgh",
        "organizationTargets | ou-abcd-11111111,ou-efgh-11111111",
        "organizationId | example",
        "organizationId | o-short",
        "organizationId | ''",
        "organizationAccount | 12345678901",
        "organizationAccount | 1234567890123",
        "organizationAccount | ''",
        "organizationRegion | eu-west-9",
        "organizationRegion | eu-west-1,us-east-1",
        "organizationRegion | ''",
        "organizationAdministrator | ''",
        "organizationAdministrator | member",
        "organizationExcludedAccounts | ou-abcd-11111111",
        "organizationExcludedAccounts | 111111111111,111111111111",
        "organizationExcludedAccounts | 111111111111,123456789012",
        "organizationConcurrency | 0",
        "organizationConcurrency | 101",
        "organizationFailureTolerance | -1",
        "organizationFailureTolerance | 101",
        "organizationAggregator | yes",
        "organizationNoticeEmail | security",
        "organizationReaderRole | role/reader",
        "organizationReaderRole | a b",
        "organizationReaderRole | OneKeyRemovalAutomation",
        "organizationReaderRole | onekeyremovalautomation",
      })
  void refusesEverythingElseNamingKeyAndValueAndWhatIsAllowed(String key, String value) {
    assertThatThrownBy(() -> read(Map.of("onekey:" + key, value)))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageStartingWith("Setting onekey:%s is \"%s\". Allowed: ".formatted(key, value));
  }

  @Test
  void saysWhatATargetIs() {
    assertThatThrownBy(() -> read(Map.of("onekey:organizationTargets", "123456789012")))
        .hasMessage(
            "Setting onekey:organizationTargets is \"123456789012\". Allowed: the root (r-...) or"
                + " organizational units (ou-...) of one organization, comma separated, each once"
                + " (empty for no organization).");
  }

  @ParameterizedTest
  @CsvSource({
    "organizationId, o-exampleorgid, ''",
    "organizationAccount, 123456789012, ''",
    "organizationRegion, eu-west-1, ''",
    "organizationExcludedAccounts, 111111111111, ''",
    "organizationAggregator, true, false",
    "organizationNoticeEmail, a@b.example, ''",
    "organizationReaderRole, OneKeyReader, ''",
  })
  void refusesWhatNothingWouldUseWithoutTargets(String key, String value, String unset) {
    assertThatThrownBy(() -> Settings.read(TestStack.context(Map.of("onekey:" + key, value))))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessage(
            "Setting onekey:%s is \"%s\", and nothing would use it, because onekey:organizationTargets is empty. Allowed there: \"%s\"."
                .formatted(key, value, unset));
  }

  /** A delegated administrator is an account of the organization like any other. */
  @Test
  void canExcludeADelegatedAdministrator() {
    assertThat(
            read(Map.of(
                    "onekey:organizationAdministrator", "delegated",
                    "onekey:organizationExcludedAccounts", "123456789012"))
                .organization()
                .orElseThrow()
                .excludedAccounts())
        .containsExactly("123456789012");
  }

  @ParameterizedTest
  @CsvSource({
    "noticeEmail, a@b.example",
    "noticeTopicArn, arn:aws:sns:eu-west-1:123456789012:notices"
  })
  void refusesTwoTargetsForNotices(String key, String value) {
    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "onekey:" + key,
                        value,
                        "onekey:organizationNoticeEmail",
                        "security@example.com")))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessage(
            "Settings onekey:%s (\"%s\") and onekey:organizationNoticeEmail (\"security@example.com\") contradict each other. Allowed: one of them."
                .formatted(key, value));
  }

  @Test
  void isTheHomeRegionOfTheManagementAccountToo() {
    assertThat(read(Map.of()).homeRegion()).contains("eu-west-1");
    assertThat(read(Map.of("onekey:homeRegion", "eu-west-1")).homeRegion()).contains("eu-west-1");
  }

  @Test
  void refusesAnotherHomeRegion() {
    assertThatThrownBy(() -> read(Map.of("onekey:homeRegion", "us-east-1")))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessage(
            "Settings onekey:homeRegion (\"us-east-1\") and onekey:organizationRegion (\"eu-west-1\") contradict each other. Allowed: the same Region, or an empty onekey:homeRegion.");
  }

  /** Nothing would forward the events of IAM to the accounts. */
  @ParameterizedTest
  @CsvSource({"eu-west-1, us-east-1", "us-gov-east-1, us-gov-west-1", "cn-northwest-1, cn-north-1"})
  void refusesToWatchKeyChangesInAnotherRegionThanThatOfIam(String region, String ofIam) {
    assertThatThrownBy(
            () -> read(Map.of("onekey:watchKeyChanges", true, "onekey:organizationRegion", region)))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessage(
            "Setting onekey:watchKeyChanges is \"true\", and onekey:organizationRegion is \"%s\", but the events of IAM exist only in %s, and a StackSet of one Region does not forward them. Allowed: onekey:organizationRegion %s, or onekey:watchKeyChanges false."
                .formatted(region, ofIam, ofIam));
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, arn:aws:sns:us-east-1:123456789012:OneKeyNotices",
    "us-gov-west-1, arn:aws-us-gov:sns:us-gov-west-1:123456789012:OneKeyNotices",
    "cn-north-1, arn:aws-cn:sns:cn-north-1:123456789012:OneKeyNotices"
  })
  void makesTheTopicOfTheOrganizationThatOfEveryAccount(String region, String topicArn) {
    assertThat(
            read(Map.of(
                    "onekey:organizationRegion",
                    region,
                    "onekey:organizationNoticeEmail",
                    "security@example.com"))
                .notices())
        .isEqualTo(new NoticeTarget.ExistingTopic(topicArn));
  }
}
