package onekey.plan.source.terraform;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.plan.source.terraform.TerraformFile.Kind;

/**
 * What a plan of Terraform or OpenTofu says of access keys and users. Never holds a secret.
 *
 * @param terraformVersion the version that made it
 * @param time when it was made
 * @param isErrored whether making it failed, so that it cannot be applied
 * @param isComplete whether another plan after the apply would change nothing. It is not complete
 *     after {@code -target}, or if changes are deferred
 * @param keys the access keys, those that the apply leaves alone too
 * @param users the users
 * @param deferred the addresses of keys and users whose change is put off until another plan
 * @param makers the addresses of what the apply creates or changes that may make access keys by
 *     itself, such as stacks of AWS CloudFormation
 */
public record TerraformPlan(
    Optional<String> terraformVersion,
    Optional<Instant> time,
    boolean isErrored,
    boolean isComplete,
    List<KeyChange> keys,
    List<UserChange> users,
    List<String> deferred,
    List<String> makers) {

  private static final Path STANDARD_INPUT = Path.of("-");

  public TerraformPlan {
    keys = List.copyOf(keys);
    users = List.copyOf(users);
    deferred = List.copyOf(deferred);
    makers = List.copyOf(makers);
  }

  /**
   * Reads what {@code terraform show -json PLANFILE} prints.
   *
   * @param file the file; {@code -} is standard input
   * @throws onekey.plan.output.BadInputException naming the file and what is wrong with it, and
   *     never quoting it
   */
  public static TerraformPlan read(Path file, InputStream standardInput) {
    return file.equals(STANDARD_INPUT)
        ? TerraformFile.read(Path.of("standard input"), standardInput, Kind.PLAN, PlanDocument::new)
            .plan()
        : TerraformFile.read(file, Kind.PLAN, PlanDocument::new).plan();
  }
}
