package onekey.sandbox.iam;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import onekey.sandbox.api.Account;

/**
 * The account's users and access keys. Its public methods are not API calls: they are not logged,
 * need no permission and take part in no injected fault. They have the same limits and errors.
 */
public final class IamAccount {

  /** The access keys that a user can have, active or not. */
  public static final int ACCESS_KEYS_PER_USER = 2;

  /** The tags that a user can have. */
  public static final int TAGS_PER_USER = 50;

  private final Account account;
  private final Clock clock;
  private final IamIds ids = new IamIds();
  // User names are unique regardless of case.
  private final Map<String, SandboxUser> usersByName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> userNamesByKeyId = new HashMap<>();

  /** Creates an account without users. */
  public IamAccount(Account account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  /** Adds a user with the path {@code /}, created now. */
  public SandboxUser createUser(String name) {
    return createUser(name, "/", clock.instant());
  }

  SandboxUser createUser(String name, String path) {
    return createUser(name, path, clock.instant());
  }

  /**
   * Adds a user.
   *
   * @param name 1–64 letters, digits and {@code +=,.@_-}
   * @param path {@code /} or {@code /…/}
   * @throws onekey.sandbox.api.ApiException if the name or path is invalid or the name is taken
   */
  public synchronized SandboxUser createUser(String name, String path, Instant created) {
    UserNames.requireNew(name);
    UserNames.requirePath(path);
    if (usersByName.containsKey(name)) {
      throw IamErrors.userExists(name);
    }
    var user =
        new SandboxUser(
            name,
            path,
            ids.user(),
            account.userArn(path, name),
            created.truncatedTo(ChronoUnit.SECONDS),
            Map.of(),
            List.of());
    usersByName.put(name, user);
    return user;
  }

  /** Adds an active key without recorded use. */
  public SandboxAccessKey addAccessKey(String userName, Instant created) {
    return addAccessKey(userName, "Active", created, Optional.empty());
  }

  /**
   * Adds a key of any status, with its last use.
   *
   * @throws onekey.sandbox.api.ApiException if there is no such user or it has two keys
   */
  public synchronized SandboxAccessKey addAccessKey(
      String userName, String status, Instant created, Optional<KeyUse> lastUse) {
    if (requireUser(userName).accessKeys().size() >= ACCESS_KEYS_PER_USER) {
      throw IamErrors.tooMany("AccessKeysPerUser", ACCESS_KEYS_PER_USER);
    }
    return addAccessKeyBeyondQuota(userName, status, created, lastUse);
  }

  /**
   * Adds a key of any status, even to a user that has as many as the quota allows. Such users
   * exist: credential reports have a column for additional credentials.
   *
   * @throws onekey.sandbox.api.ApiException if there is no such user
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Generate
   *     credential reports for your AWS account</a>
   */
  public synchronized SandboxAccessKey addAccessKeyBeyondQuota(
      String userName, String status, Instant created, Optional<KeyUse> lastUse) {
    var user = requireUser(userName);
    var key =
        new SandboxAccessKey(
            ids.accessKey(), status, created.truncatedTo(ChronoUnit.SECONDS), lastUse);
    var keys = new ArrayList<>(user.accessKeys());
    keys.add(key);
    usersByName.put(user.name(), user.withAccessKeys(keys));
    userNamesByKeyId.put(key.id(), user.name());
    return key;
  }

  /** Adds an active key, created now. */
  SandboxAccessKey addAccessKey(String userName) {
    return addAccessKey(userName, clock.instant());
  }

  /** Returns a new secret access key. It signs nothing. */
  synchronized String newSecret() {
    return ids.secret();
  }

  /** Records a use of a key. */
  public void recordUse(String accessKeyId, KeyUse use) {
    changeKey(
        accessKeyId,
        key -> new SandboxAccessKey(key.id(), key.status(), key.created(), Optional.of(use)));
  }

  /** Sets the status of a key to any text. */
  public void setStatus(String accessKeyId, String status) {
    changeKey(
        accessKeyId, key -> new SandboxAccessKey(key.id(), status, key.created(), key.lastUse()));
  }

  private synchronized void changeKey(String keyId, UnaryOperator<SandboxAccessKey> change) {
    var user = requireOwner(keyId);
    var keys =
        user.accessKeys().stream()
            .map(key -> key.id().equals(keyId) ? change.apply(key) : key)
            .toList();
    usersByName.put(user.name(), user.withAccessKeys(keys));
  }

  /** Deletes a key. */
  public synchronized void deleteAccessKey(String accessKeyId) {
    var user = requireOwner(accessKeyId);
    var keys = user.accessKeys().stream().filter(key -> !key.id().equals(accessKeyId)).toList();
    usersByName.put(user.name(), user.withAccessKeys(keys));
    userNamesByKeyId.remove(accessKeyId);
  }

  /** Sets a tag of a user. */
  public synchronized void tagUser(String userName, String key, String value) {
    var user = requireUser(userName);
    var tags = new HashMap<>(user.tags());
    tags.put(key, value);
    if (tags.size() > TAGS_PER_USER) {
      throw IamErrors.tooMany("TagsPerUser", TAGS_PER_USER);
    }
    usersByName.put(user.name(), user.withTags(tags));
  }

  /** Removes a tag of a user, if it has the tag. */
  public synchronized void untagUser(String userName, String key) {
    var user = requireUser(userName);
    var tags = new HashMap<>(user.tags());
    tags.remove(key);
    usersByName.put(user.name(), user.withTags(tags));
  }

  /** Deletes a user with its keys. */
  public synchronized void deleteUser(String userName) {
    var user = requireUser(userName);
    user.accessKeys().forEach(key -> userNamesByKeyId.remove(key.id()));
    usersByName.remove(userName);
  }

  /** Deletes a user as {@code DeleteUser} does, which refuses it while the user has keys. */
  synchronized void deleteUserWithoutKeys(String userName) {
    if (!requireUser(userName).accessKeys().isEmpty()) {
      throw IamErrors.hasAccessKeys();
    }
    deleteUser(userName);
  }

  String arnOf(String path, String userName) {
    return account.userArn(path, userName);
  }

  /** Returns a user by its exact name, if there is one. */
  public synchronized Optional<SandboxUser> user(String name) {
    return Optional.ofNullable(usersByName.get(name)).filter(user -> user.name().equals(name));
  }

  /** Returns the user that a key belongs to, if there is one. */
  public synchronized Optional<SandboxUser> ownerOf(String accessKeyId) {
    return Optional.ofNullable(userNamesByKeyId.get(accessKeyId)).map(usersByName::get);
  }

  /** Returns all users, ordered by name. */
  public synchronized List<SandboxUser> users() {
    return List.copyOf(usersByName.values());
  }

  SandboxUser requireUser(String name) {
    return user(name).orElseThrow(() -> IamErrors.noSuchUser(name));
  }

  private SandboxUser requireOwner(String keyId) {
    return ownerOf(keyId).orElseThrow(() -> IamErrors.noSuchAccessKey(keyId));
  }
}
