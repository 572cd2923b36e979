package onekey.sandbox.iam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The account's users and access keys. Direct methods are no API calls: not logged, no faults. */
@SuppressWarnings("DoNotCallSuggester")
public final class IamAccount {

  /** Adds a user under the path {@code /}, created now. */
  public SandboxUser createUser(String name) {
    throw new UnsupportedOperationException(name);
  }

  /**
   * Adds a user.
   *
   * @param path {@code /} or {@code /…/}
   * @throws onekey.sandbox.api.ApiException if the name or path is invalid or the name is taken
   */
  public SandboxUser createUser(String name, String path, Instant created) {
    throw new UnsupportedOperationException(name + path + created);
  }

  /** Adds an active key without recorded use. */
  public SandboxAccessKey addAccessKey(String userName, Instant created) {
    throw new UnsupportedOperationException(userName + created);
  }

  /** Adds a key of any status, with its last use. */
  public SandboxAccessKey addAccessKey(
      String userName, String status, Instant created, Optional<KeyUse> lastUse) {
    throw new UnsupportedOperationException(userName + status + created + lastUse);
  }

  /** Records a use of a key. */
  public void recordUse(String accessKeyId, KeyUse use) {
    throw new UnsupportedOperationException(accessKeyId + use);
  }

  /** Sets the status of a key. */
  public void setStatus(String accessKeyId, String status) {
    throw new UnsupportedOperationException(accessKeyId + status);
  }

  /** Removes a key. */
  public void deleteAccessKey(String accessKeyId) {
    throw new UnsupportedOperationException(accessKeyId);
  }

  /** Sets a tag of a user. */
  public void tagUser(String userName, String key, String value) {
    throw new UnsupportedOperationException(userName + key + value);
  }

  /** Removes a user with its keys. */
  public void deleteUser(String userName) {
    throw new UnsupportedOperationException(userName);
  }

  /** Returns a user by name, if there is one. */
  public Optional<SandboxUser> user(String name) {
    throw new UnsupportedOperationException(name);
  }

  /** Returns all users, ordered by name. */
  public List<SandboxUser> users() {
    throw new UnsupportedOperationException();
  }
}
