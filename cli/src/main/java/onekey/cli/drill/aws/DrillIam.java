package onekey.cli.drill.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onekey.plan.source.live.OpenAccount;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

/** IAM, as far as a drill calls it. */
public final class DrillIam implements AutoCloseable {

  private final IamClient reading;
  private final IamClient writing;

  /** Creates it for an account that stays open for as long. */
  public DrillIam(OpenAccount account) {
    this.reading = account.clients().iam();
    this.writing = account.others().make(IamClient.builder(), account.region());
  }

  /**
   * A user that exists.
   *
   * @param name the user name, as IAM has it
   * @param id the unique id ({@code AIDA…})
   * @param path the path
   * @param created when it was created
   * @param tags the tags
   */
  public record FoundUser(
      String name, String id, String path, Instant created, Map<String, String> tags) {

    public FoundUser {
      tags = Map.copyOf(tags);
    }
  }

  /**
   * Returns the user of this name, with its tags, which no list of users has.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html">GetUser</a>
   */
  public Optional<FoundUser> find(String userName) {
    return Calls.make(
        "iam:GetUser",
        () -> {
          try {
            return Optional.of(
                found(writing.getUser(request -> request.userName(userName)).user()));
          } catch (NoSuchEntityException _) {
            return Optional.empty();
          }
        });
  }

  private static FoundUser found(User answered) {
    var user = Calls.part(answered, "User", "iam:GetUser");
    return new FoundUser(
        Calls.part(user.userName(), "UserName", "iam:GetUser"),
        Calls.part(user.userId(), "UserId", "iam:GetUser"),
        Calls.part(user.path(), "Path", "iam:GetUser"),
        Calls.part(user.createDate(), "CreateDate", "iam:GetUser"),
        user.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value)));
  }

  /** What came of creating a user. */
  public sealed interface Creation {

    /** It was created, with this unique id. */
    record Created(String userId) implements Creation {}

    /** There is a user of this name, whose case may differ. Nothing was created. */
    record NameTaken() implements Creation {}
  }

  /**
   * Creates a user with tags: either with all of them or not at all.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html">CreateUser</a>
   */
  public Creation create(String userName, String path, Map<String, String> tags) {
    return Calls.make(
        "iam:CreateUser",
        () -> {
          try {
            var user =
                writing
                    .createUser(
                        request ->
                            request
                                .userName(userName)
                                .path(path)
                                .tags(tags.entrySet().stream().map(entry -> tag(entry)).toList()))
                    .user();
            return new Creation.Created(
                Calls.part(
                    Calls.part(user, "User", "iam:CreateUser").userId(),
                    "UserId",
                    "iam:CreateUser"));
          } catch (EntityAlreadyExistsException _) {
            return new Creation.NameTaken();
          }
        });
  }

  private static Tag tag(Map.Entry<String, String> entry) {
    return Tag.builder().key(entry.getKey()).value(entry.getValue()).build();
  }

  /** Sets a tag of a user. */
  public void tag(String userName, String key, String value) {
    Calls.make(
        "iam:TagUser",
        () ->
            writing.tagUser(
                request -> request.userName(userName).tags(tag(Map.entry(key, value)))));
  }

  /**
   * An access key.
   *
   * @param id the access key id
   * @param active whether its status is {@code Active}
   */
  public record DrillKey(String id, boolean active) {}

  /** Returns the access keys of a user; none if there is no such user. */
  public List<DrillKey> keys(String userName) {
    return Calls.make(
        "iam:ListAccessKeys",
        () -> {
          try {
            return reading
                .listAccessKeysPaginator(request -> request.userName(userName))
                .accessKeyMetadata()
                .stream()
                .map(key -> new DrillKey(key.accessKeyId(), key.status() == StatusType.ACTIVE))
                .distinct()
                .toList();
          } catch (NoSuchEntityException _) {
            return List.of();
          }
        });
  }

  /**
   * Creates an access key. The answer holds its secret, which nothing takes out of it: when this
   * returns, nothing refers to it any more.
   *
   * @return the access key id; empty if the user has as many keys as the quota allows
   */
  public Optional<String> createKey(String userName) {
    return Calls.make(
        "iam:CreateAccessKey",
        () -> {
          try {
            var key = writing.createAccessKey(request -> request.userName(userName)).accessKey();
            return Optional.of(
                Calls.part(
                    Calls.part(key, "AccessKey", "iam:CreateAccessKey").accessKeyId(),
                    "AccessKeyId",
                    "iam:CreateAccessKey"));
          } catch (LimitExceededException _) {
            return Optional.empty();
          }
        });
  }

  /** Deletes an access key of a user. Nothing happens if the user has none of this id. */
  public void deleteKey(String userName, String accessKeyId) {
    Calls.make(
        "iam:DeleteAccessKey",
        () -> {
          try {
            return Optional.of(
                writing.deleteAccessKey(
                    request -> request.userName(userName).accessKeyId(accessKeyId)));
          } catch (NoSuchEntityException _) {
            return Optional.empty();
          }
        });
  }

  /** Deletes a user without keys. Nothing happens if there is none. */
  public void deleteUser(String userName) {
    Calls.make(
        "iam:DeleteUser",
        () -> {
          try {
            return Optional.of(writing.deleteUser(request -> request.userName(userName)));
          } catch (NoSuchEntityException _) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void close() {
    writing.close();
  }
}
