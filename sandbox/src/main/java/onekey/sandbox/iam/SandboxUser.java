package onekey.sandbox.iam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An IAM user in the account.
 *
 * @param name the user name
 * @param path the path, {@code /} or {@code /…/}
 * @param id the unique id, {@code AIDA…}
 * @param arn the ARN, with the path
 * @param created when it was created
 * @param tags the tags
 * @param accessKeys the access keys in the order in which they were added
 */
public record SandboxUser(
    String name,
    String path,
    String id,
    String arn,
    Instant created,
    Map<String, String> tags,
    List<SandboxAccessKey> accessKeys) {

  public SandboxUser {
    tags = Map.copyOf(tags);
    accessKeys = List.copyOf(accessKeys);
  }

  /** Returns the number of active keys. */
  public long activeKeys() {
    return accessKeys.stream().filter(SandboxAccessKey::isActive).count();
  }

  /** Returns the key of this id, if the user has it. */
  public Optional<SandboxAccessKey> accessKey(String accessKeyId) {
    return accessKeys.stream().filter(key -> key.id().equals(accessKeyId)).findAny();
  }

  SandboxUser withAccessKeys(List<SandboxAccessKey> others) {
    return new SandboxUser(name, path, id, arn, created, tags, others);
  }

  SandboxUser withTags(Map<String, String> others) {
    return new SandboxUser(name, path, id, arn, created, others, accessKeys);
  }
}
