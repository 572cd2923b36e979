package onekey.plan.source.terraform;

import java.util.Map;
import java.util.Optional;

/**
 * A user in a plan.
 *
 * @param address where the plan has it
 * @param fate what becomes of it
 * @param nameBefore its name before the apply; empty for one that is created
 * @param nameAfter its name after the apply; empty for one that is deleted, and where it is known
 *     only then
 * @param isNameSensitive whether Terraform must not show the names
 * @param tags all tags that it has after the apply; empty where they are known only then
 * @param account its account
 */
public record UserChange(
    String address,
    Fate fate,
    Optional<String> nameBefore,
    Optional<String> nameAfter,
    boolean isNameSensitive,
    Optional<Map<String, String>> tags,
    KeyAccount account) {

  /** What becomes of a user. */
  public enum Fate {
    /** It is created, perhaps in the place of another that is deleted. */
    CREATED,
    /** It stays. */
    STAYS,
    /** It is deleted. */
    DELETED
  }

  public UserChange {
    tags = tags.map(Map::copyOf);
  }
}
