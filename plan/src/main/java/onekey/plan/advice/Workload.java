package onekey.plan.advice;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import onekey.plan.language.Text;

/**
 * Where a program runs, by what it says of itself in its user agent. SDKs and the AWS CLI add
 * {@code exec-env/} and the environment variable {@code AWS_EXECUTION_ENV}, which AWS's compute
 * services set. Whoever holds a key can write what it likes there: it suggests, and proves nothing.
 */
enum Workload {

  /**
   * Lambda sets {@code AWS_Lambda_} and the runtime.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Environment
   *     variables</a>
   */
  LAMBDA(
      "exec-env/AWS_Lambda_[\\w.-]{1,40}",
      "useOfLambda",
      "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html"),

  /**
   * Amazon ECS sets one of two values; services that run on it, such as App Runner, have them too.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-environment-variables.html">Amazon
   *     ECS environment variables</a>
   */
  ECS(
      "exec-env/AWS_ECS_(?:FARGATE|EC2)\\b",
      "useOfEcs",
      "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html"),

  /** Programs on Windows instances of Amazon EC2 say so; AWS does not document it. */
  EC2(
      "exec-env/EC2\\b",
      "useOfEc2",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html"),

  /**
   * Its action that sets credentials has a user agent of its own.
   *
   * @see <a
   *     href="https://github.com/aws-actions/configure-aws-credentials">configure-aws-credentials</a>
   */
  GITHUB_ACTIONS(
      "configure-aws-credentials-for-github-actions|exec-env/GitHubActions\\b",
      "useOfGitHub",
      Workload.OIDC),

  /** No user agent of its own is known; teams name it by {@code AWS_EXECUTION_ENV}. */
  GITLAB(Workload.NAMED + "gitlab" + Workload.END, "useOfGitLab", Workload.OIDC),

  /** The same. */
  CIRCLECI(Workload.NAMED + "circle-?ci" + Workload.END, "useOfCircleCi", Workload.OIDC),

  /** The same. */
  BITBUCKET(Workload.NAMED + "bitbucket" + Workload.END, "useOfBitbucket", Workload.OIDC),

  /** The same; its plugins have names that begin with it. */
  JENKINS(Workload.NAMED + "jenkins" + Workload.END, "useOfJenkins", Workload.OIDC),

  /** The same, by {@code TF_APPEND_USER_AGENT}. */
  HCP_TERRAFORM(
      Workload.NAMED + "(?:hcp[-_ ]?terraform|terraform[-_ ]?cloud)" + Workload.END,
      "useOfHcpTerraform",
      Workload.OIDC),

  /**
   * Its provider for AWS says so, wherever it runs.
   *
   * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs">AWS
   *     Provider</a>
   */
  TERRAFORM(
      "HashiCorp(?:/[\\d.]{1,10})? Terraform(?:/[\\w.+-]{1,40})?|\\bTerraform/[\\w.+-]{1,40}",
      "useOfTerraform",
      Workload.OIDC);

  private static final String OIDC =
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html";

  private static final String NAMED = "(?i)(?<![a-z0-9])";
  private static final String END = "(?![a-z])";

  private final Pattern pattern;
  private final String advice;
  private final URI page;

  Workload(String pattern, String advice, String page) {
    this.pattern = Pattern.compile(pattern);
    this.advice = advice;
    this.page = URI.create(page);
  }

  /** Returns the words of this user agent that name it. */
  Optional<String> namedBy(String userAgent) {
    var matcher = pattern.matcher(userAgent);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** A sentence that begins in lower case, and what to do, as another. */
  Text advice() {
    return Text.of(advice);
  }

  /** The page of AWS that says how. */
  URI page() {
    return page;
  }

  /** Returns whether it says more than that Terraform runs. */
  boolean isPlace() {
    return this != TERRAFORM;
  }
}
