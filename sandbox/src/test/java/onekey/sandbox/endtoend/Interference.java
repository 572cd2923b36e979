package onekey.sandbox.endtoend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.iam.SandboxUser;

/**
 * An event immediately before the n-th call of OneKey.
 *
 * @param atCall n, from 1
 * @param kind the kind of event
 * @param key the index of the user's key, modulo the number of its keys
 */
record Interference(int atCall, Kind kind, int key) {

  enum Kind {
    DEACTIVATE_KEY,
    ACTIVATE_KEY,
    DELETE_KEY,
    CREATE_KEY,
    USE_KEY,
    EXEMPT_USER,
    DELETE_USER,
    RECREATE_USER,
    ACCESS_DENIED,
    SERVER_ERROR_BEFORE_THE_EFFECT,
    SERVER_ERROR_AFTER_THE_EFFECT,
    THROTTLING,
    ANOTHER_RUN
  }

  /** Changes the user or its keys as a person would. Does nothing for faults and other runs. */
  void act(RemovalSandbox account, String userName, Instant now) {
    var iam = account.aws.iam();
    switch (kind) {
      case DEACTIVATE_KEY ->
          chosen(account, userName).ifPresent(id -> iam.setStatus(id, "Inactive"));
      case ACTIVATE_KEY -> chosen(account, userName).ifPresent(id -> iam.setStatus(id, "Active"));
      case DELETE_KEY -> chosen(account, userName).ifPresent(iam::deleteAccessKey);
      case CREATE_KEY -> {
        if (iam.user(userName).filter(user -> user.accessKeys().size() < 2).isPresent()) {
          iam.addAccessKey(userName, now);
        }
      }
      case USE_KEY ->
          chosen(account, userName)
              .filter(id -> account.status(id).filter("Active"::equals).isPresent())
              .ifPresent(id -> iam.recordUse(id, new KeyUse(now, "s3", "us-east-1")));
      case EXEMPT_USER ->
          iam.user(userName)
              .ifPresent(user -> iam.tagUser(user.name(), RemovalProperties.TAG, "2030-01-01"));
      case DELETE_USER -> iam.user(userName).ifPresent(user -> iam.deleteUser(user.name()));
      case RECREATE_USER ->
          iam.user(userName)
              .ifPresent(
                  user -> {
                    iam.deleteUser(user.name());
                    iam.createUser(user.name());
                    account.key(user.name(), 400, 0, "");
                    account.key(user.name(), 300, 0, "");
                  });
      case ACCESS_DENIED,
          SERVER_ERROR_BEFORE_THE_EFFECT,
          SERVER_ERROR_AFTER_THE_EFFECT,
          THROTTLING,
          ANOTHER_RUN -> {}
    }
  }

  /** Returns the error with which the call fails without effect, if this is such a fault. */
  Optional<ApiError> errorBefore(ApiCall call) {
    return switch (kind) {
      case ACCESS_DENIED -> Optional.of(new ApiError(403, "AccessDenied", "denied on demand"));
      case SERVER_ERROR_BEFORE_THE_EFFECT ->
          Optional.of(new ApiError(500, "ServiceFailure", "failed on demand"));
      case THROTTLING ->
          Optional.of(new ApiError(400, "Throttling", "Rate exceeded for " + call.action()));
      default -> Optional.empty();
    };
  }

  /** Fails the call after its effect, if this is such a fault. */
  void throwAfter() {
    if (kind == Kind.SERVER_ERROR_AFTER_THE_EFFECT) {
      throw new ApiException(500, "ServiceFailure", "failed on demand, after the effect");
    }
  }

  boolean isFault() {
    return switch (kind) {
      case ACCESS_DENIED,
          SERVER_ERROR_BEFORE_THE_EFFECT,
          SERVER_ERROR_AFTER_THE_EFFECT,
          THROTTLING ->
          true;
      default -> false;
    };
  }

  private Optional<String> chosen(RemovalSandbox account, String userName) {
    return account
        .aws
        .iam()
        .user(userName)
        .map(SandboxUser::accessKeys)
        .filter(keys -> !keys.isEmpty())
        .map(keys -> at(keys).id());
  }

  private SandboxAccessKey at(List<SandboxAccessKey> keys) {
    return keys.get(key % keys.size());
  }
}
