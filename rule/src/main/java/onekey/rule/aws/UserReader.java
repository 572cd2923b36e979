package onekey.rule.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

/**
 * Reads one user live: its access keys and, where they decide something, their last use and the
 * user's tags.
 *
 * <p>A credential report would be one call for everybody, but is up to four hours old.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Getting
 *     credential reports</a>
 */
final class UserReader {

  private final IamClient iam;

  UserReader(IamClient iam) {
    this.iam = iam;
  }

  /** A key was there when the user's keys were listed, and seems not to be any more. */
  private static final class KeyVanishedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient IamException answer;

    KeyVanishedException(IamException answer) {
      super(answer);
      this.answer = answer;
    }

    IamException answer() {
      return answer;
    }
  }

  /**
   * Reads a user; tags and last use only if the user is over the limit of this policy.
   *
   * @return empty if the user was deleted meanwhile
   * @throws software.amazon.awssdk.core.exception.SdkException if IAM refuses or cannot be reached
   */
  Optional<IamUser> read(User listed, KeyPolicy policy) {
    return read(listed, policy, policy::isExceededBy, AccessKey::isActive);
  }

  /**
   * Reads a user with its tags and the last use of its active keys and of one key more, which may
   * be inactive.
   *
   * @return empty if the user was deleted meanwhile
   */
  Optional<IamUser> readWith(String accessKeyId, User listed, KeyPolicy policy) {
    return read(listed, policy, _ -> true, key -> key.isActive() || key.id().equals(accessKeyId));
  }

  private Optional<IamUser> read(
      User listed,
      KeyPolicy policy,
      Predicate<IamUser> needsEvidence,
      Predicate<AccessKey> needsLastUse) {
    try {
      return Optional.of(readTwiceAtMost(listed, policy, needsEvidence, needsLastUse));
    } catch (NoSuchEntityException _) {
      return Optional.empty();
    } catch (KeyVanishedException e) {
      throw e.answer();
    }
  }

  private IamUser readTwiceAtMost(
      User listed,
      KeyPolicy policy,
      Predicate<IamUser> needsEvidence,
      Predicate<AccessKey> needsLastUse)
      throws KeyVanishedException {
    try {
      return readOnce(listed, policy, needsEvidence, needsLastUse);
    } catch (KeyVanishedException _) {
      // Somebody is changing this user's keys at this moment, so what was read is no longer so.
      return readOnce(listed, policy, needsEvidence, needsLastUse);
    }
  }

  private IamUser readOnce(
      User listed,
      KeyPolicy policy,
      Predicate<IamUser> needsEvidence,
      Predicate<AccessKey> needsLastUse)
      throws KeyVanishedException {
    var keys = accessKeys(listed.userName());
    var user = new IamUser(listed.userId(), listed.userName(), keys, Map.of());
    if (!needsEvidence.test(user)) {
      return user;
    }
    var tags = policy.exemptionTag().isPresent() ? tags(user.name()) : Map.<String, String>of();
    var evidence = new ArrayList<AccessKey>();
    for (var key : keys) {
      evidence.add(needsLastUse.test(key) ? key.withLastUse(lastUse(key.id())) : key);
    }
    return new IamUser(user.id(), user.name(), evidence, tags);
  }

  private List<AccessKey> accessKeys(String userName) {
    return iam.listAccessKeysPaginator(request -> request.userName(userName)).stream()
        .flatMap(page -> page.accessKeyMetadata().stream())
        .map(UserReader::accessKey)
        .toList();
  }

  private Map<String, String> tags(String userName) {
    return iam.listUserTagsPaginator(request -> request.userName(userName)).stream()
        .flatMap(page -> page.tags().stream())
        .collect(Collectors.toMap(Tag::key, Tag::value));
  }

  private LastUse lastUse(String accessKeyId) throws KeyVanishedException {
    try {
      var lastUsed =
          iam.getAccessKeyLastUsed(request -> request.accessKeyId(accessKeyId)).accessKeyLastUsed();
      return lastUsed == null || lastUsed.lastUsedDate() == null
          ? new LastUse.NotRecorded()
          : new LastUse.Recorded(
              lastUsed.lastUsedDate(), lastUsed.serviceName(), lastUsed.region());
    } catch (IamException e) {
      if (mayMeanVanished(e)) {
        throw new KeyVanishedException(e);
      }
      throw e;
    }
  }

  /**
   * AWS documents no answer for a key that does not exist. A call about a key of nobody has no user
   * to be allowed for, so a refusal may mean the same as a missing key: reading the user again
   * tells.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html">GetAccessKeyLastUsed</a>
   */
  private static boolean mayMeanVanished(IamException answer) {
    return answer instanceof NoSuchEntityException
        || answer.awsErrorDetails().errorCode().equals("AccessDenied");
  }

  private static AccessKey accessKey(AccessKeyMetadata metadata) {
    return new AccessKey(
        metadata.accessKeyId(),
        switch (metadata.status()) {
          case ACTIVE -> KeyStatus.ACTIVE;
          case INACTIVE -> KeyStatus.INACTIVE;
          case EXPIRED -> KeyStatus.EXPIRED;
          case UNKNOWN_TO_SDK_VERSION -> KeyStatus.UNKNOWN;
        },
        metadata.createDate(),
        new LastUse.NotRead());
  }
}
