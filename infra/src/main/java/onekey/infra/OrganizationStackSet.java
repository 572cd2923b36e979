package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnStackSet;
import software.amazon.awscdk.CfnStackSet.AutoDeploymentProperty;
import software.amazon.awscdk.CfnStackSet.DeploymentTargetsProperty;
import software.amazon.awscdk.CfnStackSet.OperationPreferencesProperty;
import software.amazon.awscdk.CfnStackSet.StackInstancesProperty;
import software.constructs.Construct;

/**
 * The StackSet that deploys the account stack into the accounts of the targets, into those that
 * come later too, and takes it away from those that leave.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stackset.html">AWS::CloudFormation::StackSet</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html">Automatic
 *     deployment</a>
 */
final class OrganizationStackSet extends Construct {

  /** Part of the names of everything in the accounts. Another name would be another StackSet. */
  static final String NAME = "onekey";

  private final OrganizationSettings organization;
  private final CfnStackSet stackSet;

  /**
   * Defines the StackSet.
   *
   * @param templateUrl the address of the account stack's template. It changes with the content of
   *     the template, and then all accounts are updated
   */
  OrganizationStackSet(
      Construct scope, String id, OrganizationSettings organization, String templateUrl) {
    super(scope, id);
    this.organization = organization;
    var builder =
        CfnStackSet.Builder.create(this, "StackSet")
            .stackSetName(NAME)
            .description("OneKey keeps every IAM user at one active access key.")
            .permissionModel("SERVICE_MANAGED")
            .autoDeployment(
                AutoDeploymentProperty.builder()
                    .enabled(true)
                    .retainStacksOnAccountRemoval(false)
                    .build())
            .managedExecution(Map.of("Active", true))
            .capabilities(List.of("CAPABILITY_NAMED_IAM"))
            .templateUrl(templateUrl)
            .operationPreferences(
                OperationPreferencesProperty.builder()
                    .maxConcurrentPercentage(organization.concurrencyPercentage())
                    .failureTolerancePercentage(organization.failureTolerancePercentage())
                    .build())
            .stackInstancesGroup(
                List.of(
                    StackInstancesProperty.builder()
                        .regions(List.of(organization.region()))
                        .deploymentTargets(targets())
                        .build()));
    if (organization.delegated()) {
      builder.callAs("DELEGATED_ADMIN");
    }
    this.stackSet = builder.build();
  }

  /**
   * CloudFormation refuses a filter without accounts.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudformation-stackset-deploymenttargets.html">DeploymentTargets</a>
   */
  private DeploymentTargetsProperty targets() {
    var targets = DeploymentTargetsProperty.builder().organizationalUnitIds(organization.targets());
    if (!organization.excludedAccounts().isEmpty()) {
      targets.accountFilterType("DIFFERENCE").accounts(organization.excludedAccounts());
    }
    return targets.build();
  }

  CfnStackSet stackSet() {
    return stackSet;
  }

  /**
   * The command that lists the accounts without a current stack, and why. With a tolerance of 100 %
   * the deployment succeeds although accounts fail.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackInstanceComprehensiveStatus.html">DetailedStatus</a>
   */
  String failedAccountsCommand() {
    return "aws cloudformation list-stack-instances --stack-set-name %s --region %s%s --query \"Summaries[?StackInstanceStatus.DetailedStatus!='SUCCEEDED'].[Account,StackInstanceStatus.DetailedStatus,StatusReason]\" --output text"
        .formatted(
            NAME,
            organization.region(),
            organization.delegated() ? " --call-as DELEGATED_ADMIN" : "");
  }
}
