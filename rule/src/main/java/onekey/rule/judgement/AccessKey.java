package onekey.rule.judgement;

import java.time.Instant;

/**
 * One access key of an IAM user, as IAM lists it.
 *
 * @param id the access key id, such as {@code AKIAIOSFODNN7EXAMPLE}
 * @param status its status
 * @param created when it was created
 */
public record AccessKey(String id, KeyStatus status, Instant created) {

  /** Returns whether the key counts against the limit. */
  public boolean isActive() {
    return status == KeyStatus.ACTIVE;
  }
}
