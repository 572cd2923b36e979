package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.config.CfnConfigurationAggregator;
import software.amazon.awscdk.services.config.CfnConfigurationAggregator.OrganizationAggregationSourceProperty;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * Shows in AWS Config of one account the verdicts of all accounts of the organization, of those
 * accounts in which AWS Config is on.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigurationAggregator.html">PutConfigurationAggregator</a>
 */
final class OrganizationAggregator extends Construct {

  private final CfnConfigurationAggregator aggregator;

  /**
   * Defines the aggregator and its role, which has what AWS's own policy for it has.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSConfigRoleForOrganizations.html">AWSConfigRoleForOrganizations</a>
   */
  OrganizationAggregator(Construct scope, String id, OrganizationSettings organization) {
    super(scope, id);
    var permission =
        Permissions.statement(
            "ReadOrganization",
            List.of(
                "organizations:DescribeOrganization",
                "organizations:ListAccounts",
                "organizations:ListAWSServiceAccessForOrganization",
                "organizations:ListDelegatedAdministrators"),
            "*");
    var role =
        Role.Builder.create(this, "Role")
            .description("Lets AWS Config list the accounts of the organization.")
            .assumedBy(new ServicePrincipal("config.amazonaws.com"))
            .inlinePolicies(
                Map.of(
                    "Permissions",
                    PolicyDocument.Builder.create().statements(List.of(permission)).build()))
            .build();
    this.aggregator =
        CfnConfigurationAggregator.Builder.create(this, "Aggregator")
            .organizationAggregationSource(
                OrganizationAggregationSourceProperty.builder()
                    .roleArn(role.getRoleArn())
                    .awsRegions(List.of(organization.region()))
                    .build())
            .build();
  }

  /** The name, which CloudFormation makes up. */
  String name() {
    return aggregator.getRef();
  }
}
