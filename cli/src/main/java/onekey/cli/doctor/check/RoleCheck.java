package onekey.cli.doctor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onekey.cli.doctor.stack.StackResource;
import onekey.cli.doctor.words.Words;

/**
 * Whether a role may do what the template grants it. IAM's policy simulator is asked, which knows
 * the policies of the role, its permissions boundary, and the service control policies of the
 * organization. It knows neither resource control policies nor the policies of topics, queues and
 * functions, and a role may be allowed more than the template grants without being named here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-principal-policy.html">simulate-principal-policy</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html">EvaluationResult</a>
 */
public final class RoleCheck {

  private RoleCheck() {}

  /** What the simulator says of one action on one resource. */
  public sealed interface Decision {

    /** It is allowed. */
    record Allowed() implements Decision {}

    /** A service control policy of the organization denies it, or none allows it. */
    record DeniedByOrganization() implements Decision {}

    /** The permissions boundary of the role does not allow it. */
    record DeniedByBoundary() implements Decision {}

    /** A statement of a policy of the role denies it. */
    record DeniedByStatement() implements Decision {}

    /** No policy of the role allows it. */
    record AllowedByNothing() implements Decision {}

    /** It cannot be told: a condition asks for more than was given. */
    record NotTold(List<String> missingKeys) implements Decision {}
  }

  /**
   * An action on a resource, with what the simulator says.
   *
   * @param policyName the inline policy of the template that grants it
   * @param resource an example of what the template grants it on, or {@code *}
   */
  public record Simulated(String action, String resource, String policyName, Decision decision) {}

  /**
   * Checks a role.
   *
   * @param simulated what was simulated; empty if there is no such role
   * @param unknown what could not be simulated
   */
  public static List<Line> of(
      StackResource role, Optional<List<Simulated>> simulated, List<Words> unknown) {
    var subject = Words.of("Role {}", role.part());
    if (simulated.isEmpty()) {
      return List.of(
          Line.wrong(
              subject,
              Words.of("There is no such role: somebody deleted it."),
              Words.of("Deploy the stack anew: npx cdk destroy, and npx cdk deploy")));
    }
    var lines = new ArrayList<Line>();
    simulated.get().stream()
        .flatMap(each -> line(subject, each).stream())
        .distinct()
        .forEach(lines::add);
    unknown.forEach(why -> lines.add(Line.notCheckable(subject, why)));
    if (lines.isEmpty()) {
      lines.add(
          Line.fine(
              subject,
              Words.of(
                  "It may do all that the template grants: {} actions.", simulated.get().size())));
    }
    return lines;
  }

  private static Optional<Line> line(Words subject, Simulated simulated) {
    var what =
        Words.of("{} on {}", Words.plain(simulated.action()), Words.quoted(simulated.resource()));
    return switch (simulated.decision()) {
      case Decision.Allowed() -> Optional.empty();
      case Decision.DeniedByOrganization() ->
          Optional.of(
              Line.wrong(
                  subject,
                  Words.of("A service control policy of the organization does not allow {}.", what),
                  Words.of(
                      "Ask who looks after the organization to except this role, or to allow the action")));
      case Decision.DeniedByBoundary() ->
          Optional.of(
              Line.wrong(
                  subject,
                  Words.of("The permissions boundary of the role does not allow {}.", what),
                  Words.of(
                      "Allow the action in the boundary, or deploy with another one: npx cdk deploy")));
      case Decision.DeniedByStatement() ->
          Optional.of(
              Line.wrong(
                  subject,
                  Words.of("A policy of the role, which the stack did not make, denies {}.", what),
                  Words.of("Detach that policy in the IAM console")));
      case Decision.AllowedByNothing() ->
          Optional.of(
              Line.wrong(
                  subject,
                  Words.of(
                      "No policy of the role allows {}. The template grants it in the inline policy {}, which somebody deleted or changed.",
                      what,
                      Words.plain(simulated.policyName())),
                  Words.of(
                      "CloudFormation does not notice that. Put the policy back from the template, or deploy the stack anew: npx cdk destroy, and npx cdk deploy")));
      case Decision.NotTold(var missingKeys) ->
          Optional.of(
              Line.notCheckable(
                  subject,
                  Words.of(
                      "The simulator cannot tell about {}: a policy asks for {}.",
                      what,
                      Words.plain(String.join(", ", missingKeys)))));
    };
  }
}
