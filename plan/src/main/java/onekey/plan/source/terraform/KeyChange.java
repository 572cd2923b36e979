package onekey.plan.source.terraform;

import java.time.Instant;
import java.util.Optional;

/**
 * An access key in a plan, and what becomes of it in the apply. A resource that is replaced has
 * two.
 *
 * @param address where the plan has it, such as {@code module.ci["a"].aws_iam_access_key.robot[0]}
 * @param fate what becomes of it
 * @param accessKeyId its id; empty for one that the apply creates
 * @param owner whose it is
 * @param status its status after the apply; before it, of one that goes
 * @param created when it was created, if the plan says so
 */
public record KeyChange(
    String address,
    Fate fate,
    Optional<String> accessKeyId,
    KeyOwner owner,
    Status status,
    Optional<Instant> created) {

  /** What becomes of a key in the apply. */
  public enum Fate {
    /** It is created. */
    CREATED("created by this apply"),
    /** It stays as it is. */
    UNCHANGED("unchanged"),
    /** It stays, and its status may change. */
    UPDATED("changed by this apply"),
    /** Terraform manages it from now on. */
    IMPORTED("imported by this apply"),
    /** It stays, and Terraform does not manage it any more. */
    FORGOTTEN("stays, and Terraform forgets it"),
    /** It stays: it is in the state, and the plan leaves it out. */
    LEFT_OUT("stays, because the plan leaves it out"),
    /** The plan does not say in words that are known. */
    NOT_KNOWN("not known"),
    /** It is destroyed. */
    REMOVED("destroyed by this apply"),
    /** It is destroyed after another was created in its place. */
    REMOVED_LAST("destroyed by this apply, after its replacement was created");

    private final String words;

    Fate(String words) {
      this.words = words;
    }

    /** Returns it in some words. */
    public String words() {
      return words;
    }

    /** Returns whether the key is there after the apply, as far as is known. */
    public boolean isThereAfterwards() {
      return this != REMOVED && this != REMOVED_LAST;
    }
  }

  /**
   * The status of a key.
   *
   * @see <a
   *     href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key#status">aws_iam_access_key:
   *     status</a>
   */
  public enum Status {
    ACTIVE,
    INACTIVE,
    /** It is known after the apply only, or not a word that IAM has. */
    NOT_KNOWN;

    /** Reads a status; without one, a key is active. */
    static Status of(Optional<String> status) {
      return switch (status.orElse("Active")) {
        case "Active" -> ACTIVE;
        case "Inactive", "Expired" -> INACTIVE;
        default -> NOT_KNOWN;
      };
    }
  }
}
