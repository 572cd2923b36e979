package onekey.cli.doctor.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.cli.doctor.stack.StackResource;
import onekey.cli.doctor.words.Words;
import onekey.rule.judgement.KeyPolicy;

/** Whether the rule is the one that the stack deployed. */
public final class RuleCheck {

  private static final String DEPLOY = "Deploy the stack again: npx cdk deploy";

  private RuleCheck() {}

  /** What the chooser would make of the rule. */
  public sealed interface Rule {

    /** It is in force. */
    record InForce(KeyPolicy policy) implements Rule {}

    /** There is no such rule. */
    record Missing() implements Rule {}

    /**
     * The chooser would refuse it.
     *
     * @param problem why, in words that may hold names
     */
    record Refused(String problem) implements Rule {}
  }

  /** Checks whether the rule is in force. */
  public static List<Line> of(StackResource resource, Rule rule) {
    var subject = Words.of("Rule {}", resource.part());
    return List.of(
        switch (rule) {
          case Rule.InForce(var policy) ->
              Line.fine(
                  subject,
                  Words.of(
                      "It is in force and runs the function of the stack: {}.",
                      parameters(policy.toRuleParameters())));
          case Rule.Missing() ->
              Line.wrong(
                  subject,
                  Words.of("AWS Config has no such rule: somebody deleted it. Nobody is judged."),
                  Words.of(
                      "Deploy the stack anew, because CloudFormation does not notice that: npx cdk destroy, and npx cdk deploy. Or set another onekey:ruleName and deploy"));
          case Rule.Refused(var problem) ->
              Line.wrong(
                  subject,
                  Words.of("No key is removed by this rule. {}", Words.quoted(problem)),
                  Words.of(DEPLOY));
        });
  }

  /**
   * Checks whether the rule is as careful as it was deployed.
   *
   * @param live the parameters as they are
   * @param deployed the parameters of the template
   */
  public static List<Line> of(StackResource resource, KeyPolicy live, KeyPolicy deployed) {
    var subject = Words.of("Rule {}", resource.part());
    var lessCareful = live.lessCarefulThan(deployed);
    if (!lessCareful.isEmpty()) {
      return List.of(
          Line.wrong(
              subject,
              Words.of(
                  "It was changed after its deployment and is less careful now, so every removal is refused: {}.",
                  Words.quoted(String.join("; ", lessCareful))),
              Words.of("Deploy the stack with the settings that you want: npx cdk deploy")));
    }
    return List.of(
        Line.fine(
            subject,
            live.equals(deployed)
                ? Words.of("Its parameters are those of the template.")
                : Words.of(
                    "It was changed after its deployment, and is nowhere less careful, so OneKey obeys it. The next deployment may undo that. Deployed was: {}.",
                    parameters(deployed.toRuleParameters()))));
  }

  /** The keys of tags may be anything. */
  private static Words parameters(Map<String, String> parameters) {
    return Words.join(
        ", ",
        parameters.entrySet().stream()
            .map(
                entry ->
                    Words.of(
                        "{} {}",
                        Words.plain(entry.getKey()),
                        entry.getValue().matches("\\d{1,4}")
                            ? Words.plain(entry.getValue())
                            : Words.quoted(entry.getValue())))
            .toList());
  }

  /** Returns the policy, if there is one by which users can be judged. */
  public static Optional<KeyPolicy> policy(Rule rule) {
    return switch (rule) {
      case Rule.InForce(var policy) -> Optional.of(policy);
      case Rule.Missing(), Rule.Refused _ -> Optional.empty();
    };
  }
}
