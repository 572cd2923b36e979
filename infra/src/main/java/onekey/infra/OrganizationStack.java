package onekey.infra;

import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.s3.assets.Asset;

/**
 * What brings OneKey into every account of an organization: a StackSet with the account stack, and
 * if asked for one topic for all notices and an aggregator of AWS Config.
 */
final class OrganizationStack extends Stack {

  static final String NAME = "OneKeyOrganizationStack";

  /** The directory of the account stack's own cloud assembly, inside that of the app. */
  private static final String ACCOUNT_DIRECTORY = "onekey-account";

  private final AccountTemplate accountTemplate;

  /**
   * Defines this stack and that of its bucket, if the settings name an organization.
   *
   * @param jar the code of the functions
   * @throws SynthesisRefusedException if the template of the account stack is too large
   */
  static Optional<OrganizationStack> in(App app, Settings settings, Path jar) {
    return settings
        .organization()
        .map(
            organization ->
                new OrganizationStack(
                    app,
                    settings,
                    organization,
                    new OrganizationBucketStack(app, settings, organization),
                    jar));
  }

  private OrganizationStack(
      App app,
      Settings settings,
      OrganizationSettings organization,
      OrganizationBucketStack bucketStack,
      Path jar) {
    super(
        app,
        NAME,
        StackProps.builder()
            .description("Deploys OneKey into every account of the organization.")
            .env(
                Environment.builder()
                    .account(organization.account())
                    .region(organization.region())
                    .build())
            .synthesizer(new OwnBucketSynthesizer(bucketStack))
            .build());
    addStackDependency(bucketStack);
    var code = Asset.Builder.create(this, "Code").path(jar.toString()).build();
    this.accountTemplate =
        AccountTemplate.synthesize(
            Path.of(app.getOutdir(), ACCOUNT_DIRECTORY),
            OneKeyApp.context(app),
            settings,
            new CodeInBucket(code.getS3BucketName(), code.getS3ObjectKey()));
    accountTemplate.warnings().forEach(Annotations.of(this)::addWarning);
    var template =
        Asset.Builder.create(this, "AccountTemplate")
            .path(accountTemplate.file().toString())
            .build();
    var stackSet = new OrganizationStackSet(this, "Accounts", organization, template.getHttpUrl());
    organization
        .noticeEmail()
        .map(address -> new OrganizationNotices(this, "Notices", organization, address))
        .ifPresent(
            notices -> {
              stackSet.stackSet().getNode().addDependency(notices);
              output("NoticeTopicArn", notices.topic().getTopicArn(), "The topic of all notices");
            });
    if (organization.aggregator()) {
      output(
          "AggregatorName",
          new OrganizationAggregator(this, "Verdicts", organization).name(),
          "The aggregator of AWS Config");
    }
    output("StackSetName", OrganizationStackSet.NAME, "The StackSet of the account stacks");
    output(
        "FailedAccountsCommand",
        stackSet.failedAccountsCommand(),
        "Lists the accounts without a current stack: look, because the deployment succeeds without them");
    if (!organization.excludedAccounts().isEmpty()) {
      warnOfExclusions(organization);
    }
    settings.tags().values().forEach((key, value) -> Tags.of(this).add(key, value));
  }

  /** What the StackSet deploys into each account. */
  AccountTemplate accountTemplate() {
    return accountTemplate;
  }

  private void warnOfExclusions(OrganizationSettings organization) {
    Annotations.of(this)
        .addWarningV2(
            Setting.ORGANIZATION_EXCLUDED_ACCOUNTS.key(),
            "%s is \"%s\", but automatic deployment ignores it: an excluded account that joins or moves between the targets gets OneKey. Put exceptions into an organizational unit that is not targeted."
                .formatted(
                    Setting.ORGANIZATION_EXCLUDED_ACCOUNTS.key(),
                    String.join(",", organization.excludedAccounts())));
  }

  private void output(String name, String value, String description) {
    CfnOutput.Builder.create(this, name).value(value).description(description).build();
  }
}
