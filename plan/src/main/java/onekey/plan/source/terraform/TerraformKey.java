package onekey.plan.source.terraform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An access key that Terraform manages.
 *
 * @param accessKeyId its id
 * @param place where the state has it
 * @param object as what the state has it
 * @param values what the state says of it
 * @param provider the name of its provider's configuration if it is not the one without a name
 * @param dependents the addresses of what takes a value from its block, a few of them
 */
public record TerraformKey(
    String accessKeyId,
    TerraformPlace place,
    TerraformObject object,
    Values values,
    Optional<String> provider,
    List<String> dependents) {

  /**
   * What a state says of a key.
   *
   * @param user the user; empty if it does not say
   * @param status the status; empty if it does not say
   */
  public record Values(Optional<String> user, Optional<String> status) {}

  public TerraformKey {
    dependents = List.copyOf(dependents);
  }

  public String address() {
    return place.address();
  }

  public Path file() {
    return place.file();
  }

  public boolean isDeposed() {
    return object instanceof TerraformObject.Deposed;
  }

  public boolean isInactive() {
    return values.status().filter("Inactive"::equals).isPresent();
  }

  /** Returns whether the state has it as a key of another user. */
  public boolean isOfOther(String userName) {
    return values.user().filter(user -> !user.equals(userName)).isPresent();
  }

  TerraformKey withDependents(List<String> others) {
    return new TerraformKey(accessKeyId, place, object, values, provider, others);
  }
}
