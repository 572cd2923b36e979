package onekey.cli.plan.fix;

import java.nio.file.Path;
import java.util.List;

/** The access keys that some Terraform states hold. Never holds a secret. */
public final class TerraformStates {

  private TerraformStates() {}

  /** No state was given. */
  public static TerraformStates none() {
    return new TerraformStates();
  }

  /**
   * Reads state files: what {@code terraform state pull} or {@code terraform show -json} print.
   *
   * @throws onekey.cli.account.BadInputException naming the file and what is wrong with it
   */
  public static TerraformStates read(List<Path> files) {
    throw new UnsupportedOperationException("Not written yet: " + files);
  }
}
