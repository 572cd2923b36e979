package onekey.plan.source.live;

import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The caller's own account, and the way to others.
 *
 * @param own the account that the caller's credentials are of
 * @param organizations lists accounts, by the caller's credentials
 * @param sts assumes roles, by the caller's credentials
 * @param others opens an account by credentials of a role in it
 */
public record OpenOrganization(
    OpenAccount own,
    OrganizationsClient organizations,
    StsClient sts,
    Function<AwsCredentialsProvider, OpenAccount> others)
    implements AutoCloseable {

  @Override
  public void close() {
    own.close();
    organizations.close();
    sts.close();
  }
}
