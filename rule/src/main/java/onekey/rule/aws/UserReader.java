package onekey.rule.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
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
   * Reads a user; tags and last use only if more keys count than this policy allows.
   *
   * @param countedKeyId a key that counts also when it is inactive
   * @return empty if the user was deleted meanwhile
   * @throws software.amazon.awssdk.core.exception.SdkException if IAM refuses, cannot be reached or
   *     gives an answer that lacks something
   */
  Optional<Evidence> read(User listed, KeyPolicy policy, Optional<String> countedKeyId) {
    try {
      return Optional.of(readTwiceAtMost(listed, policy, countedKeyId));
    } catch (NoSuchEntityException _) {
      return Optional.empty();
    } catch (KeyVanishedException e) {
      throw e.answer();
    }
  }

  /**
   * Reads the last use of one key, active or not.
   *
   * @return empty if the user has no such key any more
   * @throws software.amazon.awssdk.core.exception.SdkException like {@link #read}
   */
  Optional<LastUse> readLastUse(String accessKeyId, String userName) {
    try {
      return Optional.of(lastUse(accessKeyId));
    } catch (KeyVanishedException e) {
      if (hasKey(accessKeyId, userName)) {
        throw e.answer();
      }
      return Optional.empty();
    }
  }

  private boolean hasKey(String accessKeyId, String userName) {
    try {
      return accessKeys(userName).stream().anyMatch(key -> key.id().equals(accessKeyId));
    } catch (NoSuchEntityException _) {
      return false;
    }
  }

  private Evidence readTwiceAtMost(User listed, KeyPolicy policy, Optional<String> countedKeyId)
      throws KeyVanishedException {
    try {
      return readOnce(listed, policy, countedKeyId);
    } catch (KeyVanishedException _) {
      // Somebody is changing this user's keys at this moment, so what was read is no longer so.
      return readOnce(listed, policy, countedKeyId);
    }
  }

  private Evidence readOnce(User listed, KeyPolicy policy, Optional<String> countedKeyId)
      throws KeyVanishedException {
    var user = new IamUser(listed.userId(), listed.userName(), accessKeys(listed.userName()));
    var counted =
        user.keys().stream()
            .filter(key -> key.isActive() || countedKeyId.filter(key.id()::equals).isPresent())
            .toList();
    if (policy.allows(counted.size())) {
      return new Evidence.WithinLimit(user, counted.size());
    }
    var tags = policy.exemptionTag().isPresent() ? tags(user.name()) : Map.<String, String>of();
    var countedKeys = new ArrayList<CountedKey>();
    for (var key : counted) {
      countedKeys.add(new CountedKey(key.id(), key.created(), lastUse(key.id())));
    }
    return new Evidence.OverLimit(user, countedKeys, tags);
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
      return lastUsed.lastUsedDate() == null
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
        || Optional.ofNullable(answer.awsErrorDetails())
            .map(AwsErrorDetails::errorCode)
            .filter("AccessDenied"::equals)
            .isPresent();
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
        metadata.createDate());
  }
}
