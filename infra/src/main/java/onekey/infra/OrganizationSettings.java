package onekey.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awscdk.regioninfo.RegionInfo;

/**
 * The organization whose accounts get the account stack by a StackSet.
 *
 * @param targets the root, or organizational units of one root; at least one
 * @param id the id of the organization
 * @param account the account of the StackSet: the management account, or a delegated administrator
 * @param region the one Region of all stacks
 * @param delegated whether the account is a delegated administrator
 * @param excludedAccounts accounts of the targets that get no stack, unless they come later
 * @param concurrencyPercentage in how many of the accounts at once, 1–100
 * @param failureTolerancePercentage in how many of the accounts the stack may fail before the
 *     others are not tried any more, 0–100
 * @param aggregator whether AWS Config shows all accounts in the account of the StackSet
 * @param noticeEmail who gets the notices of all accounts; empty for no topic
 * @param readerRole the name of the role by which the account of the StackSet reads the users of
 *     the others; empty for none
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html">The
 *     id of an organizational unit</a>
 */
record OrganizationSettings(
    List<String> targets,
    String id,
    String account,
    String region,
    boolean delegated,
    List<String> excludedAccounts,
    int concurrencyPercentage,
    int failureTolerancePercentage,
    boolean aggregator,
    Optional<String> noticeEmail,
    Optional<String> readerRole) {

  /** The name of the topic is known in advance, because the stacks of the accounts name it. */
  static final String TOPIC_NAME = "OneKeyNotices";

  private static final Pattern TARGET =
      Pattern.compile("r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}");

  private static final Pattern ID = Pattern.compile("o-[a-z0-9]{10,32}");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern ROLE_NAME = Pattern.compile("[A-Za-z0-9+=,.@_-]{1,64}");

  /** What nothing would use without targets, each with its default. */
  private static final Map<Setting, String> NEEDING_TARGETS =
      Map.of(
          Setting.ORGANIZATION_ID, "",
          Setting.ORGANIZATION_ACCOUNT, "",
          Setting.ORGANIZATION_REGION, "",
          Setting.ORGANIZATION_EXCLUDED_ACCOUNTS, "",
          Setting.ORGANIZATION_AGGREGATOR, "false",
          Setting.ORGANIZATION_NOTICE_EMAIL, "",
          Setting.ORGANIZATION_READER_ROLE, "");

  /**
   * Reads the settings.
   *
   * @return empty if there are no targets
   * @throws SynthesisRefusedException if a value is not allowed or missing, or two contradict each
   *     other; without targets too
   */
  static Optional<OrganizationSettings> read(SettingValues values) {
    var targets = targets(values);
    var id = values.text(Setting.ORGANIZATION_ID, ID);
    var account = values.text(Setting.ORGANIZATION_ACCOUNT, ACCOUNT);
    var region = values.region(Setting.ORGANIZATION_REGION);
    var delegated = delegated(values);
    var excluded = values.list(Setting.ORGANIZATION_EXCLUDED_ACCOUNTS, ACCOUNT);
    var concurrency = values.number(Setting.ORGANIZATION_CONCURRENCY, 1, 100);
    var failureTolerance = values.number(Setting.ORGANIZATION_FAILURE_TOLERANCE, 0, 100);
    var aggregator = values.flag(Setting.ORGANIZATION_AGGREGATOR);
    var email = values.text(Setting.ORGANIZATION_NOTICE_EMAIL, NoticeTarget.EMAIL_ADDRESS);
    var readerRole = values.text(Setting.ORGANIZATION_READER_ROLE, ROLE_NAME);
    if (targets.isEmpty()) {
      refuseWhatNothingWouldUse(values);
      return Optional.empty();
    }
    refuseEmpty(values, Setting.ORGANIZATION_ID);
    refuseEmpty(values, Setting.ORGANIZATION_ACCOUNT);
    refuseEmpty(values, Setting.ORGANIZATION_REGION);
    if (readerRole.equalsIgnoreCase(RemovalRunbook.ROLE_NAME)) {
      // The accounts have a role of this name already; IAM does not distinguish names by case.
      throw Setting.ORGANIZATION_READER_ROLE.refusal(readerRole);
    }
    if (!delegated && excluded.contains(account)) {
      throw Setting.ORGANIZATION_EXCLUDED_ACCOUNTS.refusal(String.join(",", excluded));
    }
    refuseToWatchFromAfar(values, region.orElseThrow());
    return Optional.of(
        new OrganizationSettings(
            targets,
            id,
            account,
            region.orElseThrow(),
            delegated,
            excluded,
            concurrency,
            failureTolerance,
            aggregator,
            Optional.of(email).filter(text -> !text.isEmpty()),
            Optional.of(readerRole).filter(text -> !text.isEmpty())));
  }

  /** A root reaches every unit, and the id of a unit says to which root it belongs. */
  private static List<String> targets(SettingValues values) {
    var targets = values.list(Setting.ORGANIZATION_TARGETS, TARGET);
    var roots = new TreeSet<String>();
    targets.forEach(target -> roots.add(target.split("-", -1)[1]));
    if (roots.size() > 1 || (targets.size() > 1 && targets.contains("r-" + roots.first()))) {
      throw Setting.ORGANIZATION_TARGETS.refusal(String.join(",", targets));
    }
    return targets;
  }

  private static boolean delegated(SettingValues values) {
    var word = values.text(Setting.ORGANIZATION_ADMINISTRATOR);
    if (!Set.of("management", "delegated").contains(word)) {
      throw Setting.ORGANIZATION_ADMINISTRATOR.refusal(word);
    }
    return word.equals("delegated");
  }

  private static void refuseEmpty(SettingValues values, Setting setting) {
    if (values.text(setting).isEmpty()) {
      throw setting.refusal("");
    }
  }

  private static void refuseWhatNothingWouldUse(SettingValues values) {
    for (var setting : Setting.values()) {
      var unset = NEEDING_TARGETS.get(setting);
      if (unset != null && !values.shown(setting).equals(unset)) {
        throw new SynthesisRefusedException(
            "Setting %s is \"%s\", and nothing would use it, because %s is empty. Allowed there: \"%s\"."
                .formatted(
                    setting.key(),
                    values.shown(setting),
                    Setting.ORGANIZATION_TARGETS.key(),
                    unset));
      }
    }
  }

  /** The StackSet has one Region, so no account gets the stack that forwards events. */
  private static void refuseToWatchFromAfar(SettingValues values, String region) {
    if (values.flag(Setting.WATCH_KEY_CHANGES)
        && IamEvents.seenFrom(region) instanceof IamEvents.In(var regionOfIam)) {
      throw new SynthesisRefusedException(
          "Setting %s is \"true\", and %s is \"%s\", but the events of IAM exist only in %s, and a StackSet of one Region does not forward them. Allowed: %s %s, or %s false."
              .formatted(
                  Setting.WATCH_KEY_CHANGES.key(),
                  Setting.ORGANIZATION_REGION.key(),
                  region,
                  regionOfIam,
                  Setting.ORGANIZATION_REGION.key(),
                  regionOfIam,
                  Setting.WATCH_KEY_CHANGES.key()));
    }
  }

  /** The partition of the Region. */
  String partition() {
    return Optional.ofNullable(RegionInfo.get(region).getPartition())
        .orElseThrow(() -> Setting.ORGANIZATION_REGION.refusal(region));
  }

  /** The ARN of the topic for the notices of all accounts, if there is one. */
  Optional<String> noticeTopicArn() {
    return noticeEmail.map(
        _ -> "arn:%s:sns:%s:%s:%s".formatted(partition(), region, account, TOPIC_NAME));
  }
}
