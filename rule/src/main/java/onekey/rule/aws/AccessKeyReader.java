package onekey.rule.aws;

import java.util.List;
import java.util.Optional;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Reads access keys and their last use, live. */
final class AccessKeyReader {

  private final IamClient iam;

  AccessKeyReader(IamClient iam) {
    this.iam = iam;
  }

  /** A key that was listed a moment ago seems to have been deleted since. */
  static final class KeyVanishedException extends Exception {

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
   * Reads the last use of one key, active or not.
   *
   * @return empty if the user has no such key any more
   * @throws software.amazon.awssdk.core.exception.SdkException like {@link UserReader#read}
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

  /** Lists the access keys of a user, whatever their status. */
  List<AccessKey> accessKeys(String userName) {
    return iam.listAccessKeysPaginator(request -> request.userName(userName)).stream()
        .flatMap(page -> page.accessKeyMetadata().stream())
        .map(AccessKeyReader::accessKey)
        .toList();
  }

  /**
   * Reads the last use of one key.
   *
   * @throws KeyVanishedException if IAM's answer may mean that the key does not exist any more
   */
  LastUse lastUse(String accessKeyId) throws KeyVanishedException {
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
   * AWS does not document what IAM answers about a key that does not exist. IAM allows the call by
   * the user that owns the key, so for a key without an owner it may answer AccessDenied. Only
   * reading the user again shows whether the key is gone.
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
