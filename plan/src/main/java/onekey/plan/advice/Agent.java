package onekey.plan.advice;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import onekey.plan.language.Text;

/**
 * Programs that run on a server and call a service that nothing else calls.
 *
 * <p>IAM records which service was <em>called</em>, not who called it, so {@code s3} or {@code sqs}
 * tell nothing: a person's laptop calls them as well. Only a service that AWS documents as one for
 * its own agent is evidence of a server. {@code ssmmessages} is not here: <a
 * href="https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html">people
 * who start sessions</a> call it too.
 */
enum Agent {

  /**
   * Of AWS Systems Manager, on managed nodes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html">ec2messages,
   *     ssmmessages, and other API operations</a>
   */
  SSM_AGENT(
      "agentSsm",
      "ec2messages",
      "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html"),

  /**
   * Of AWS CodeDeploy, on the servers it deploys to.
   *
   * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html">Use
   *     CodeDeploy with Amazon Virtual Private Cloud</a>
   */
  CODEDEPLOY_AGENT(
      "agentCodeDeploy",
      "codedeploy-commands-secure",
      "https://docs.aws.amazon.com/codedeploy/latest/userguide/on-premises-instances-register.html"),

  /**
   * Of Amazon EKS, on the nodes of a cluster.
   *
   * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/eks-auth/">eks-auth</a>
   */
  EKS_POD_IDENTITY_AGENT(
      "agentEks",
      "eks-auth",
      "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html");

  private final String title;
  private final String service;
  private final URI page;

  Agent(String title, String service, String page) {
    this.title = title;
    this.service = service;
    this.page = URI.create(page);
  }

  /** Returns the agent that calls this service; empty for a service that others call too. */
  static Optional<Agent> calling(String service) {
    return Arrays.stream(values())
        .filter(agent -> agent.service.equals(service.toLowerCase(Locale.ROOT)))
        .findAny();
  }

  /** Its name within a sentence. */
  Text title() {
    return Text.of(title);
  }

  /** The page of AWS that says how to give it a role. */
  URI page() {
    return page;
  }
}
