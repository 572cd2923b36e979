package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onekey.rule.judgement.AllowedRemoval;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.Remediation;
import onekey.rule.notice.NoticeStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static Settings read(String key, Object value) {
    return Settings.read(TestStack.context(Map.of(key, value)));
  }

  @Test
  void readsTheDefaultsOfCdkJson() {
    // when
    var settings = Settings.read(TestStack.context(Map.of()));

    // then
    assertThat(settings.ruleName()).isEqualTo("iam-user-single-access-key");
    assertThat(settings.frequency()).isEqualTo(Frequency.TWENTY_FOUR_HOURS);
    assertThat(settings.policy().toRuleParameters())
        .isEqualTo(
            Map.of(
                "maxActiveKeys", "1",
                "rotationGraceDays", "0",
                "minimumIdleDays", "45",
                "maximumExemptionDays", "366",
                "reportUnchangedDays", "7"));
    assertThat(settings.watchKeyChanges()).isFalse();
    assertThat(settings.homeRegion()).isEmpty();
    assertThat(settings.rotationMaxAgeDays()).isEmpty();
    assertThat(settings.remediation())
        .contains(
            new RemediationSettings(
                Remediation.MANUAL,
                0,
                DeleteAfter.of("7").orElseThrow(),
                false,
                true,
                5,
                86_400,
                10,
                10));
    assertThat(settings.notices()).isEqualTo(new NoticeTarget.None());
    assertThat(settings.noticeStyle()).isEqualTo(NoticeStyle.TEXT);
    assertThat(settings.dashboard()).isTrue();
    assertThat(settings.tags().values()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "maxActiveKeys, 0",
    "maxActiveKeys, 1",
    "rotationGraceDays, 0",
    "rotationGraceDays, 90",
    "minimumIdleDays, 1",
    "minimumIdleDays, 365",
    "maximumExemptionDays, 1",
    "maximumExemptionDays, 1826",
    "watchKeyChanges, true",
    "watchKeyChanges, false",
    "homeRegion, ''",
    "homeRegion, us-east-1",
    "homeRegion, eu-central-2",
    "homeRegion, us-gov-east-1",
    "homeRegion, cn-northwest-1",
    "rotationMaxAgeDays, 1",
    "rotationMaxAgeDays, 3650",
    "rotationMaxAgeDays, off",
    "remediation, off",
    "remediation, manual",
    "remediation, automatic",
    "noticeDays, 0",
    "noticeDays, 30",
    "deleteAfterDays, never",
    "deleteAfterDays, 0",
    "deleteAfterDays, 90",
    "dryRun, true",
    "reevaluateAfterRemoval, false",
    "remediationAttempts, 1",
    "remediationAttempts, 25",
    "remediationRetrySeconds, 1",
    "remediationRetrySeconds, 2678000",
    "remediationConcurrency, 1",
    "remediationConcurrency, 100",
    "remediationErrorPercentage, 1",
    "remediationErrorPercentage, 100",
    "logRetentionDays, 1",
    "logRetentionDays, 3653",
    "ruleName, a",
    "ruleName, a_B-9",
    "frequency, One_Hour",
    "frequency, TwentyFour_Hours",
    "exemptionTag, exempt until",
    "exemptionTag, ''",
    "noticeEmail, a@b.example",
    "noticeTopicArn, arn:aws:sns:eu-west-1:123456789012:notices",
    "noticeTopicArn, arn:aws-us-gov:sns:us-gov-west-1:123456789012:notices",
    "noticeStyle, text",
    "noticeStyle, chat",
    "dashboard, true",
    "dashboard, false",
    "tags, ''",
    "tags, 'Owner=security,Purpose=a=b'",
    "tags, Cost Center=4 2",
  })
  void acceptsWhatIsAllowed(String key, String value) {
    assertThatCode(() -> read("onekey:" + key, value)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "maxActiveKeys, 2",
    "maxActiveKeys, -1",
    "maxActiveKeys, ''",
    "maxActiveKeys, one",
    "maxActiveKeys, 1.5",
    "rotationGraceDays, 91",
    "rotationGraceDays, -1",
    "minimumIdleDays, 0",
    "minimumIdleDays, 366",
    "maximumExemptionDays, 0",
    "maximumExemptionDays, 1827",
    "maximumExemptionDays, ''",
    "watchKeyChanges, ''",
    "watchKeyChanges, on",
    "homeRegion, us-east-9",
    "homeRegion, US-EAST-1",
    "homeRegion, us-east-1a",
    "homeRegion, ' us-east-1'",
    "homeRegion, Ireland",
    "homeRegion, aws-global",
    "homeRegion, 'us-east-1,eu-west-1'",
    "rotationMaxAgeDays, 0",
    "rotationMaxAgeDays, 3651",
    "rotationMaxAgeDays, never",
    "remediation, true",
    "remediation, Automatic",
    "remediation, ''",
    "noticeDays, -1",
    "noticeDays, 31",
    "noticeDays, never",
    "noticeDays, ''",
    "deleteAfterDays, Never",
    "deleteAfterDays, -1",
    "deleteAfterDays, 91",
    "deleteAfterDays, a week",
    "dryRun, 1",
    "reevaluateAfterRemoval, TRUE",
    "remediationAttempts, 0",
    "remediationAttempts, 26",
    "remediationRetrySeconds, 0",
    "remediationRetrySeconds, 2678001",
    "remediationConcurrency, 0",
    "remediationConcurrency, 101",
    "remediationErrorPercentage, 0",
    "remediationErrorPercentage, 101",
    "logRetentionDays, 0",
    "logRetentionDays, 2",
    "logRetentionDays, 99999999999",
    "ruleName, ''",
    "ruleName, one key",
    "frequency, Daily",
    "frequency, one_hour",
    "exemptionTag, aws:x",
    "exemptionTag, a?b",
    "exemptionTag, ' '",
    "exemptionTag, '   '",
    "exemptionTag, ' exempt-until'",
    "exemptionTag, 'exempt-until '",
    "exemptionTag, '\u00a0'",
    "exemptionTag, 'exempt-until\u00a0'",
    "noticeEmail, someone",
    "noticeEmail, 'a@b.example, c@d.example'",
    "noticeTopicArn, notices",
    "noticeTopicArn, arn:aws:sns:eu-west-1:123456789012:notices.fifo",
    "noticeTopicArn, arn:aws:sqs:eu-west-1:123456789012:notices",
    "noticeStyle, ''",
    "noticeStyle, Chat",
    "noticeStyle, slack",
    "dashboard, ''",
    "dashboard, off",
    "tags, Owner",
    "tags, 'Owner=a,'",
    "tags, aws:x=y",
    "tags, =y",
    "tags, a=b?",
    "tags, Owner=",
    "tags, Owner=' '",
    "tags, 'Owner=security, Project=onekey'",
    "tags, 'Owner=security ,Project=onekey'",
    "tags, 'Owner= security'",
    "tags, 'Owner =security'",
  })
  void refusesEverythingElseNamingKeyAndValueAndWhatIsAllowed(String key, String value) {
    assertThatThrownBy(() -> read("onekey:" + key, value))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageContainingAll("onekey:" + key, "Allowed: ");
  }

  @Test
  void saysWhatIsAllowedInOneSentence() {
    assertThatThrownBy(() -> read("onekey:maxActiveKeys", "2"))
        .hasMessage("Setting onekey:maxActiveKeys is \"2\". Allowed: 0–1.");
  }

  @Test
  void refusesARuleNameOf65Characters() {
    assertThatCode(() -> read("onekey:ruleName", "a".repeat(64))).doesNotThrowAnyException();
    assertThatThrownBy(() -> read("onekey:ruleName", "a".repeat(65)))
        .hasMessageContaining("1–64 letters");
  }

  @Test
  void refusesMoreTagsThanAResourceCanHave() {
    // given
    var fifty =
        IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "tag" + i, i -> "value"));
    var fiftyOne = new HashMap<>(fifty);
    fiftyOne.put("one-more", "value");

    // then
    assertThat(read("onekey:tags", fifty).tags().values()).hasSize(50);
    assertThatThrownBy(() -> read("onekey:tags", fiftyOne)).hasMessageContaining("at most 50");
  }

  @Test
  void readsNumbersAsTheirText() {
    assertThat(read("onekey:maxActiveKeys", 0).policy().maxActiveKeys()).isZero();
    assertThat(read("onekey:maxActiveKeys", 0.0).policy().maxActiveKeys()).isZero();
    assertThat(read("onekey:maxActiveKeys", "0").policy().maxActiveKeys()).isZero();
    assertThat(read("onekey:rotationMaxAgeDays", 90).rotationMaxAgeDays())
        .isEqualTo(OptionalInt.of(90));
  }

  @Test
  void readsTagsFromTheCommandLineAndFromCdkJson() {
    assertThat(read("onekey:tags", "Owner=security,Purpose=a=b").tags().values())
        .isEqualTo(
            read("onekey:tags", Map.of("Owner", "security", "Purpose", "a=b")).tags().values())
        .isEqualTo(Map.of("Owner", "security", "Purpose", "a=b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"onekey:maxActiveKey", "OneKey:maxActiveKeys", "maxActiveKeys", "onekeyMax"})
  void refusesASettingThatNobodyWouldRead(String key) {
    assertThatThrownBy(() -> read(key, "0"))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageStartingWith("Unknown setting " + key + " (value \"0\"). Allowed: onekey:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "onekey:automaticRemediation | true | onekey:remediation. Use automatic instead of true, manual instead of false, or off for no remediation at all.",
        "onekey:automaticRemediation | false | onekey:remediation. Use automatic instead of true, manual instead of false, or off for no remediation at all.",
        "onekey:AutomaticRemediation | true | onekey:remediation. Use automatic instead of true, manual instead of false, or off for no remediation at all.",
        "automaticRemediation | true | onekey:remediation. Use automatic instead of true, manual instead of false, or off for no remediation at all.",
        "onekey:removal | Delete | part of onekey:deleteAfterDays. Use never instead of Deactivate, or a number of days, 0–90, instead of Delete.",
        "onekey:removal | Deactivate | part of onekey:deleteAfterDays. Use never instead of Deactivate, or a number of days, 0–90, instead of Delete.",
        "removal | Deactivate | part of onekey:deleteAfterDays. Use never instead of Deactivate, or a number of days, 0–90, instead of Delete.",
        "onekey:Removal | Delete | part of onekey:deleteAfterDays. Use never instead of Deactivate, or a number of days, 0–90, instead of Delete.",
        "onekey:quarantineDays | 7 | onekey:deleteAfterDays. Use the same number of days, 0–90.",
        "quarantineDays | 7 | onekey:deleteAfterDays. Use the same number of days, 0–90.",
        "onekey:quarantinedays | 7 | onekey:deleteAfterDays. Use the same number of days, 0–90.",
      })
  void saysWhatAnOldNameIsCalledToday(String key, String value, String today) {
    assertThatThrownBy(() -> read(key, value))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessage("Setting %s (value \"%s\") is now %s".formatted(key, value, today));
  }

  @Test
  void readsDetectionOnlyAsNoRemediation() {
    assertThat(read("onekey:remediation", "off").remediation()).isEmpty();
  }

  @Test
  void refusesAWrongValueThatNothingWouldUse() {
    // given
    var context =
        TestStack.context(Map.of("onekey:remediation", "off", "onekey:deleteAfterDays", "91"));

    // then
    assertThatThrownBy(() -> Settings.read(context)).hasMessageContaining("onekey:deleteAfterDays");
  }

  @ParameterizedTest
  @CsvSource({
    "false, 7, DELETE",
    "false, 0, DELETE",
    "false, never, DEACTIVATE",
    "true, 7, NOTHING",
    "true, never, NOTHING"
  })
  void allowsTheSofterOfDryRunAndDeletion(
      String dryRun, String deleteAfterDays, AllowedRemoval allowed) {
    // given
    var context =
        TestStack.context(
            Map.of("onekey:dryRun", dryRun, "onekey:deleteAfterDays", deleteAfterDays));

    // then
    assertThat(Settings.read(context).remediation().orElseThrow().deployment().allowed())
        .isEqualTo(allowed);
  }

  @Test
  void leavesOtherPeoplesContextAlone() {
    assertThatCode(() -> read("@aws-cdk/core:newStyleStackSynthesis", true))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void refusesAMissingSetting(Setting setting) {
    // given
    var context = TestStack.context(Map.of());
    context.remove(setting.key());

    // then
    assertThatThrownBy(() -> Settings.read(context))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageStartingWith("Setting " + setting.key() + " is missing.");
  }

  @Test
  void refusesTwoTargetsForNotices() {
    // given
    var context =
        TestStack.context(
            Map.of(
                "onekey:noticeEmail", "a@b.example",
                "onekey:noticeTopicArn", "arn:aws:sns:eu-west-1:123456789012:notices"));

    // then
    assertThatThrownBy(() -> Settings.read(context))
        .hasMessageContainingAll(
            "onekey:noticeEmail (\"a@b.example\")",
            "onekey:noticeTopicArn (\"arn:aws:sns:eu-west-1:123456789012:notices\")",
            "Allowed: one of them.");
  }
}
