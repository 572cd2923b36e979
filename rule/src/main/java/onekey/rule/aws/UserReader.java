package onekey.rule.aws;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import onekey.rule.aws.AccessKeyReader.KeyVanishedException;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

/**
 * Reads users live by one policy: their access keys and, of users over its limit, the last use of
 * the keys and the tags of the user.
 *
 * <p>A credential report would be one call for everybody, but is up to four hours old.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Getting
 *     credential reports</a>
 */
final class UserReader {

  private final IamClient iam;
  private final AccessKeyReader keyReader;
  private final KeyPolicy policy;
  private final Predicate<AccessKey> counts;

  /**
   * Creates a reader.
   *
   * @param counts selects the keys that count against the limit
   */
  UserReader(IamClient iam, KeyPolicy policy, Predicate<AccessKey> counts) {
    this.iam = iam;
    this.keyReader = new AccessKeyReader(iam);
    this.policy = policy;
    this.counts = counts;
  }

  /**
   * Reads a user.
   *
   * @return empty if the user was deleted meanwhile
   * @throws software.amazon.awssdk.core.exception.SdkException if IAM refuses, cannot be reached or
   *     gives an answer that lacks something
   */
  Optional<Evidence> read(User listed) {
    try {
      return Optional.of(readTwiceAtMost(listed));
    } catch (NoSuchEntityException _) {
      return Optional.empty();
    } catch (KeyVanishedException e) {
      throw e.answer();
    }
  }

  private Evidence readTwiceAtMost(User listed) throws KeyVanishedException {
    try {
      return readOnce(listed);
    } catch (KeyVanishedException _) {
      // The user's keys are being changed at this moment, so everything is read again.
      return readOnce(listed);
    }
  }

  private Evidence readOnce(User listed) throws KeyVanishedException {
    var user =
        new IamUser(listed.userId(), listed.userName(), keyReader.accessKeys(listed.userName()));
    var counted = user.keys().stream().filter(counts).toList();
    if (policy.allows(counted.size())) {
      return new Evidence.WithinLimit(user, counted.size());
    }
    var tags = tags(user.name());
    var countedKeys = new ArrayList<CountedKey>();
    for (var key : counted) {
      countedKeys.add(new CountedKey(key.id(), key.created(), keyReader.lastUse(key.id())));
    }
    return new Evidence.OverLimit(user, countedKeys, tags);
  }

  /** Reads the tags of a user. */
  Map<String, String> tags(String userName) {
    return iam.listUserTagsPaginator(request -> request.userName(userName)).stream()
        .flatMap(page -> page.tags().stream())
        .collect(Collectors.toMap(Tag::key, Tag::value));
  }
}
