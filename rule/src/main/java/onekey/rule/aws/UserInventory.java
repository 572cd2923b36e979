package onekey.rule.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import onekey.rule.judgement.Census;
import onekey.rule.judgement.Census.UnreadUser;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.User;

/** Reads the users of the account, live. */
public final class UserInventory {

  /**
   * The most users that one page of ListUsers holds.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html">ListUsers</a>
   */
  private static final int PAGE_SIZE = 1000;

  private final IamClient iam;
  private final UserReader reader;

  /** Makes an inventory of the account that this client calls. */
  public UserInventory(IamClient iam) {
    this.iam = iam;
    this.reader = new UserReader(iam);
  }

  /** How reading one user ended. */
  private sealed interface Reading {

    record Read(IamUser user) implements Reading {}

    record Departed() implements Reading {}

    record Failed(UnreadUser user) implements Reading {}
  }

  /**
   * Reads all users. A user that is deleted meanwhile is left out; a user that cannot be read is
   * kept as unread.
   *
   * @throws SdkException if the users cannot be listed
   */
  public Census takeCensus(KeyPolicy policy) {
    return takeCensus(policy, CensusListener.none());
  }

  /**
   * Reads all users, like {@link #takeCensus(KeyPolicy)}, and says how it comes along.
   *
   * @throws SdkException if the users cannot be listed
   */
  public Census takeCensus(KeyPolicy policy, CensusListener listener) {
    // First the whole list, so that no user's trouble can cut it short.
    var listed = listUsers(listener);
    var users = new ArrayList<IamUser>();
    var unread = new ArrayList<UnreadUser>();
    for (var reading : readAll(listed, policy, listener)) {
      switch (reading) {
        case Reading.Read(var user) -> users.add(user);
        case Reading.Failed(var user) -> unread.add(user);
        case Reading.Departed() -> {}
      }
    }
    return new Census(users, unread);
  }

  /**
   * Reads the one user that a unique id or a name means.
   *
   * @param idOrName a unique id ({@code AIDA…}) or a user name; no API finds a user by its id
   * @throws NoSuchUserException if there is none, or if it is one user's id and another user's name
   */
  public IamUser readUser(String idOrName, KeyPolicy policy) {
    return reader.read(find(idOrName), policy).orElseThrow(() -> new NoSuchUserException(idOrName));
  }

  /**
   * Reads the user with this unique id, with the last use of its active keys and of this key,
   * active or not.
   *
   * @throws NoSuchUserException if there is none; a user recreated under the same name has another
   *     id
   */
  public IamUser readUserWith(String accessKeyId, String userId, KeyPolicy policy) {
    return findUserWith(accessKeyId, userId, policy)
        .orElseThrow(() -> new NoSuchUserException(userId));
  }

  /** Reads the same; empty if there is no such user. */
  public Optional<IamUser> findUserWith(String accessKeyId, String userId, KeyPolicy policy) {
    return only(listUsers(), user -> user.userId().equals(userId))
        .flatMap(user -> reader.readWith(accessKeyId, user, policy));
  }

  private User find(String idOrName) {
    var listed = listUsers();
    var byId = only(listed, user -> user.userId().equals(idOrName));
    var byName = only(listed, user -> user.userName().equals(idOrName));
    if (byId.isPresent() && byName.isPresent() && !byId.equals(byName)) {
      throw NoSuchUserException.ambiguous(idOrName);
    }
    return byId.or(() -> byName).orElseThrow(() -> new NoSuchUserException(idOrName));
  }

  private static Optional<User> only(List<User> listed, Predicate<User> wanted) {
    return listed.stream().filter(wanted).findAny();
  }

  private List<User> listUsers() {
    return listUsers(CensusListener.none());
  }

  private List<User> listUsers(CensusListener listener) {
    var listed = new ArrayList<User>();
    for (var page : iam.listUsersPaginator(request -> request.maxItems(PAGE_SIZE))) {
      listener.listed(page.users());
      listed.addAll(page.users());
    }
    return listed;
  }

  /**
   * Not by {@code Gatherers.mapConcurrent}: one user who takes three calls would hold back fifteen.
   */
  private List<Reading> readAll(List<User> listed, KeyPolicy policy, CensusListener listener) {
    try (var pool =
        Executors.newFixedThreadPool(AwsClients.CONCURRENT_CALLS, Thread.ofVirtual().factory())) {
      return listed.stream()
          .map(user -> pool.submit(() -> read(user, policy, listener)))
          .toList()
          .stream()
          .map(UserInventory::await)
          .toList();
    }
  }

  private static Reading await(Future<Reading> reading) {
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading users.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Reading a user failed in a way nobody thought of.", e);
    }
  }

  private Reading read(User user, KeyPolicy policy, CensusListener listener) {
    try {
      return reader
          .read(user, policy)
          .<Reading>map(Reading.Read::new)
          .orElseGet(Reading.Departed::new);
    } catch (SdkException e) {
      return new Reading.Failed(new UnreadUser(user.userId(), user.userName(), e));
    } finally {
      listener.done();
    }
  }
}
