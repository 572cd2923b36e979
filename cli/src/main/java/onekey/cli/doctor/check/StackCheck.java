package onekey.cli.doctor.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import onekey.cli.doctor.stack.StackResource;
import onekey.cli.doctor.stack.StackResources;
import onekey.cli.doctor.words.Part;
import onekey.cli.doctor.words.Words;

/**
 * Whether the stack is there, and whether its last deployment was carried out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html#cfn-stack-status-codes">Stack
 *     status codes</a>
 */
public final class StackCheck {

  private static final Set<String> COMPLETE =
      Set.of("CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE");

  private StackCheck() {}

  /**
   * A stack.
   *
   * @param name its name
   * @param status its status
   */
  public record Found(String name, String status) {}

  /**
   * Checks the stack.
   *
   * @param asked the name that was asked for
   */
  public static List<Line> of(String asked, Optional<Found> found, String region) {
    return List.of(
        found
            .map(stack -> of(stack, region))
            .orElseGet(
                () ->
                    Line.wrong(
                        Words.of("Stack {}", name(asked)),
                        Words.of(
                            "There is no stack of this name in {}, and none that the StackSet of an organization has made.",
                            Words.plain(region)),
                        Words.of(
                            "Is it in another --region, or has it another name (--stack-name)? Else deploy it: npx cdk deploy"))));
  }

  private static Line of(Found stack, String region) {
    var subject = Words.of("Stack {}", name(stack.name()));
    var status = Words.plain(stack.status());
    if (COMPLETE.contains(stack.status())) {
      return Line.fine(subject, Words.of("Its status is {}.", status));
    }
    var events =
        Words.command(
            "aws cloudformation describe-stack-events --region {} --stack-name {}",
            Words.plain(region),
            name(stack.name()));
    if (stack.status().endsWith("_IN_PROGRESS")) {
      return Line.wrong(
          subject,
          Words.of("Its status is {}: it is being changed.", status),
          Words.of("Wait for its end, and check again. What it is doing: {}", events));
    }
    return Line.wrong(
        subject,
        Words.of(
            stack.status().contains("ROLLBACK")
                ? "Its status is {}: the last deployment failed, so the stack is not as it was meant to be."
                : "Its status is {}.",
            status),
        Words.of("See why, correct it, and deploy again (npx cdk deploy): {}", events));
  }

  /** Checks whether what CloudFormation has made is complete. */
  public static List<Line> of(StackResources resources) {
    var failed = resources.all().stream().filter(each -> each.status().endsWith("FAILED")).toList();
    return failed.isEmpty()
        ? List.of(
            Line.fine(
                Words.of("Resources"),
                Words.of(
                    "CloudFormation has made all {} resources of the stack.",
                    resources.all().size())))
        : failed.stream().map(StackCheck::failed).toList();
  }

  private static Line failed(StackResource resource) {
    return Line.wrong(
        Words.of("{} {}", Words.plain(resource.type()), resource.part()),
        Words.of("Its status is {}.", Words.plain(resource.status())),
        Words.of("Deploy the stack again: npx cdk deploy"));
  }

  private static Part name(String stackName) {
    return Words.named(Part.Kind.STACK, stackName);
  }
}
