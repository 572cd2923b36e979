package onekey.infra;

import java.util.List;
import java.util.TreeMap;
import onekey.rule.notice.ConsoleLink;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnMapping;
import software.amazon.awscdk.Fn;
import software.constructs.Construct;

/**
 * Links to the AWS console in the Region that the stack is deployed into. The console has another
 * domain in each partition.
 *
 * <p>AWS does not document the addresses of single pages. They are those that the console itself
 * shows.
 */
final class ConsoleLinks extends Construct {

  private static final String NONE = "none";

  private final String domain;
  private final CfnCondition isPublic;

  ConsoleLinks(Construct scope, String id) {
    super(scope, id);
    this.domain = defineDomain();
    this.isPublic =
        CfnCondition.Builder.create(this, "IsPublic")
            .expression(Fn.conditionNot(Fn.conditionEquals(domain, NONE)))
            .build();
  }

  /**
   * AWS publishes no domain for the ISO partitions. They are in the map too, because a deployment
   * fails where the map has no entry.
   */
  private String defineDomain() {
    var domains = new TreeMap<>(ConsoleLink.domains());
    List.of("aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f")
        .forEach(partition -> domains.put(partition, NONE));
    var mapping = CfnMapping.Builder.create(this, "Domain").build();
    domains.forEach((partition, name) -> mapping.setValue(partition, "Domain", name));
    return mapping.findInMap(Aws.PARTITION, "Domain");
  }

  /** Whether the partition has a console whose domain AWS publishes. */
  CfnCondition isPublic() {
    return isPublic;
  }

  /**
   * Returns the address of a page, for use where {@link #isPublic} holds.
   *
   * @param path begins with a slash
   */
  String address(String path) {
    return "https://%s.%s%s".formatted(Aws.REGION, domain, path);
  }

  /**
   * Returns the address of a page, or, where the domain is not public, the path after it.
   *
   * @param path begins with a slash. May hold fields of an event
   */
  String addressOrPath(String path) {
    return Fn.conditionIf(isPublic.getLogicalId(), address(""), "(AWS console)") + path;
  }

  /** Returns the path of a log group. Its name must not hold a slash. */
  static String logGroup(String name) {
    return "/cloudwatch/home?region=%s#logsV2:log-groups/log-group/%s".formatted(Aws.REGION, name);
  }

  /** Returns the path of the list of queues: a single queue has its whole address in the path. */
  static String queues() {
    return "/sqs/v3/home?region=%s#/queues".formatted(Aws.REGION);
  }

  /** Returns the path of a dashboard. */
  static String dashboard(String name) {
    return "/cloudwatch/home?region=%s#dashboards/dashboard/%s".formatted(Aws.REGION, name);
  }

  /** Returns the path of a Config rule. */
  static String rule(String name) {
    return "/config/home?region=%s#/rules/details?configRuleName=%s".formatted(Aws.REGION, name);
  }
}
