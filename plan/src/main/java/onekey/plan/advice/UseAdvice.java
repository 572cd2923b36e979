package onekey.plan.advice;

import java.net.URI;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.plan.model.Advice;
import onekey.plan.model.KeyAudit;
import onekey.plan.model.KeyEvents;
import onekey.plan.model.Tally;

/**
 * Derives advice from what CloudTrail has of the use of a key.
 *
 * @param events the events
 */
record UseAdvice(KeyEvents events) {

  private static final URI INSTANCE_ROLE =
      URI.create(
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html");

  private static final URI ROLES_ANYWHERE =
      URI.create("https://docs.aws.amazon.com/rolesanywhere/latest/userguide/introduction.html");

  private static final Pattern AWS_CLI = Pattern.compile("\\baws-cli/[\\d.]{1,20}");

  /** What the AWS CLI adds while it asks a person for parameters. */
  private static final Pattern PROMPT =
      Pattern.compile("\\b(?:md/)?prompt[#/](?:on|partial)(?:-\\w+)?\\b");

  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:]+");

  private static final Pattern PRIVATE_ADDRESS =
      Pattern.compile(
          "(?:10|127)\\..*|192\\.168\\..*|169\\.254\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*|(?i:f[cd]|fe80:|::1$).*");

  /** A month of days, of a history of 90. */
  private static final int MANY_DAYS = 28;

  private static final int FEW_ADDRESSES = 2;

  /** Returns what CloudTrail has of a key; no events if it was not asked. */
  static UseAdvice of(KeyAudit audit) {
    return switch (audit) {
      case KeyAudit.NotAsked() -> new UseAdvice(KeyEvents.none());
      case KeyAudit.Asked asked -> new UseAdvice(asked.events());
    };
  }

  /** Returns the name and version of the AWS CLI, if it called. */
  Optional<String> awsCli() {
    return first(AWS_CLI);
  }

  /** Returns what shows that the AWS CLI asked a person, if it did. */
  Optional<String> prompt() {
    return first(PROMPT);
  }

  private Optional<String> first(Pattern pattern) {
    return events.userAgents().values().stream()
        .map(agent -> pattern.matcher(agent.text()))
        .filter(matcher -> matcher.find())
        .map(matcher -> matcher.group())
        .findFirst();
  }

  /**
   * Returns what the events suggest.
   *
   * @param ofPerson whether there is evidence of a person, so that nothing is said of a server
   */
  List<Advice> all(boolean ofPerson) {
    var workloads = workloads();
    if (!workloads.isEmpty()) {
      return workloads;
    }
    return viaVpcEndpoint().or(() -> ofPerson ? Optional.empty() : server()).stream().toList();
  }

  private List<Advice> workloads() {
    var advice = new ArrayList<Advice>();
    for (var workload : Workload.values()) {
      if (workload.isPlace() || advice.isEmpty()) {
        of(workload).ifPresent(advice::add);
      }
    }
    return advice;
  }

  private Optional<Advice> of(Workload workload) {
    var agents =
        events.userAgents().values().stream()
            .filter(agent -> workload.namedBy(agent.text()).isPresent())
            .toList();
    return agents.stream()
        .findFirst()
        .flatMap(agent -> workload.namedBy(agent.text()))
        .map(
            words ->
                new Advice(
                    Text.of(
                        "adviceUserAgent",
                        share(agents.stream().mapToLong(Tally.Value::events).sum()),
                        words,
                        workload.advice()),
                    workload.page()));
  }

  /** Such as "3 of 12 events are", and "all 12 events are". */
  private Text share(long some) {
    if (events.count() == 1) {
      return Text.of("shareOnly");
    }
    return some == events.count()
        ? Text.of("shareAll", some)
        : Text.counted("shareSome", some, events.count());
  }

  /**
   * The field is set where a call went through a VPC endpoint; what is connected to the VPC can use
   * one too.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
   *     record contents: vpcEndpointId</a>
   */
  private Optional<Advice> viaVpcEndpoint() {
    return events.vpcEndpoints().values().stream()
        .findFirst()
        .map(
            endpoint ->
                new Advice(
                    Text.of("adviceVpc", share(events.vpcEndpoints().events()), endpoint.text()),
                    INSTANCE_ROLE));
  }

  /** Whether an address is one of AWS, its records do not say. */
  private Optional<Advice> server() {
    var addresses = events.sourceAddresses();
    var isServer =
        !addresses.values().isEmpty()
            && addresses.others() == 0
            && addresses.values().size() <= FEW_ADDRESSES
            && addresses.values().stream().allMatch(address -> isPublic(address.text()))
            && events.days().size() >= MANY_DAYS
            && Stream.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).allMatch(this::hasEventsOn);
    return isServer
        ? Optional.of(
            new Advice(
                Text.of(
                    "adviceServer",
                    events.days().size(),
                    Text.and(addresses.values().stream().map(Tally.Value::text).toList())),
                ROLES_ANYWHERE))
        : Optional.empty();
  }

  private boolean hasEventsOn(DayOfWeek weekday) {
    return events.days().keySet().stream().anyMatch(day -> day.getDayOfWeek() == weekday);
  }

  private static boolean isPublic(String address) {
    return ADDRESS.matcher(address).matches() && !PRIVATE_ADDRESS.matcher(address).matches();
  }
}
