package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * The role by which {@code onekey plan --organization} reads an account: what {@code onekey plan
 * --iam-policy --audit} prints, and nothing that writes. Only the account of the StackSet may
 * assume it, and only as long as that account is in the organization.
 */
final class ReaderRole extends Construct {

  /** Defines the role. */
  ReaderRole(Construct scope, String id, String name, OrganizationSettings organization) {
    super(scope, id);
    Role.Builder.create(this, "Role")
        .roleName(name)
        .description(
            "Lets onekey plan read the users, their keys, what is pending for them, and who used them.")
        .assumedBy(
            new PrincipalWithConditions(
                new AccountPrincipal(organization.account()),
                Map.of("StringEquals", Map.of("aws:PrincipalOrgID", organization.id()))))
        .inlinePolicies(
            Map.of(
                "Permissions",
                PolicyDocument.Builder.create()
                    .statements(
                        List.of(
                            Permissions.listUsers(),
                            Permissions.readUsers(this),
                            Permissions.listSchedules(),
                            // By the key, which is no resource: the action supports none.
                            Permissions.statement(
                                "LookUpEvents", List.of("cloudtrail:LookupEvents"), "*"),
                            Permissions.statement(
                                "ReadSchedulesOfKeys",
                                List.of("scheduler:GetSchedule"),
                                schedulesOfKeys())))
                    .build()))
        .build();
  }

  /** The schedules of every group and Region that are named as OneKey's are, after a key. */
  private String schedulesOfKeys() {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("scheduler")
                .region("*")
                .resource("schedule")
                .resourceName("*/*-AKIA*")
                .build());
  }
}
