package onekey.rule.aws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onekey.rule.aws.UserReadings.Reading;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.Census;
import onekey.rule.judgement.Census.UnreadUser;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.LastUse;
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

  /**
   * What the unique id of an IAM user looks like.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids">Unique
   *     identifiers</a>
   */
  private static final Pattern UNIQUE_ID = Pattern.compile("AIDA[A-Z0-9]{12,124}");

  private final IamClient iam;

  /** Creates an inventory of the account that this client calls. */
  public UserInventory(IamClient iam) {
    this.iam = iam;
  }

  /**
   * Lists all users and starts to read them.
   *
   * @param seed the order is random, so that no user is always the last; the same seed gives the
   *     same order
   * @throws SdkException if the users cannot be listed; then none is read
   */
  public UserReadings startReading(KeyPolicy policy, long seed) {
    var users = new ArrayList<>(listUsers());
    Collections.shuffle(users, new Random(seed));
    return readings(users, policy, CensusListener.none());
  }

  /**
   * Starts to read the users of these names, of which IAM does not distinguish the case. A name
   * that IAM does not list is left out.
   *
   * @throws SdkException if the users cannot be listed; then none is read
   */
  public UserReadings startReading(Set<String> names, KeyPolicy policy) {
    var wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    wanted.addAll(names);
    var named = listUsers().stream().filter(user -> wanted.contains(user.userName())).toList();
    return readings(named, policy, CensusListener.none());
  }

  /**
   * Starts to list the access keys of the users of these names, and reads nothing else about them.
   * No key counts, so that every user is within the limit.
   *
   * @throws SdkException if the users cannot be listed; then none is read
   */
  public UserReadings startListingKeys(Set<String> names, CensusListener listener) {
    var wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    wanted.addAll(names);
    var named =
        listUsers(listener).stream().filter(user -> wanted.contains(user.userName())).toList();
    var reader = new UserReader(iam, KeyPolicy.defaults(), _ -> false);
    return new UserReadings(named, user -> read(user, reader, listener));
  }

  /**
   * Reads the tags of a user.
   *
   * @throws SdkException if IAM refuses, cannot be reached or gives an answer that lacks something
   */
  public Map<String, String> readTags(String userName) {
    return activeKeys(KeyPolicy.defaults()).tags(userName);
  }

  /**
   * Returns the unique ids of all users.
   *
   * @throws SdkException if the users cannot be listed
   */
  public Set<String> userIds() {
    return listUsers().stream().map(User::userId).collect(Collectors.toSet());
  }

  /**
   * Reads all users, in the order of the list, and reports its progress. A user that is deleted
   * meanwhile is left out; a user that cannot be read, for whatever reason, is kept as unread.
   *
   * @throws SdkException if the users cannot be listed
   */
  public Census takeCensus(KeyPolicy policy, CensusListener listener) {
    return takeCensus(policy, _ -> true, listener);
  }

  /**
   * Reads the users of some names in the same way. The others are listed, and nothing is asked
   * about them.
   *
   * @param wanted whether to read the user of this name
   * @throws SdkException if the users cannot be listed
   */
  public Census takeCensus(KeyPolicy policy, Predicate<String> wanted, CensusListener listener) {
    // The whole list first, so that an error about one user cannot cut it short.
    var all = listUsers(listener);
    var listed = all.stream().filter(user -> wanted.test(user.userName())).toList();
    IntStream.range(listed.size(), all.size()).forEach(_ -> listener.done());
    var users = new HashMap<String, Evidence>();
    var unread = new HashMap<String, UnreadUser>();
    try (var readings = readings(listed, policy, listener)) {
      readings.forEach(
          Deadline.none(),
          reading -> {
            switch (reading) {
              case Reading.Read(var user) -> users.put(reading.userId(), user);
              case Reading.Failed(var user) -> unread.put(reading.userId(), user);
              case Reading.Departed _ -> {}
            }
          });
    }
    return new Census(inOrder(listed, users), inOrder(listed, unread));
  }

  /** Users end being read in an order that is different each time. */
  private static <T> List<T> inOrder(List<User> listed, Map<String, T> byId) {
    return listed.stream()
        .flatMap(user -> Optional.ofNullable(byId.get(user.userId())).stream())
        .toList();
  }

  /**
   * Reads the user with this unique id or this name. A value shaped like a unique id is always
   * taken as one, because a user may be named like the id of another.
   *
   * @param idOrName a unique id ({@code AIDA…}) or a user name; no API finds a user by its id
   * @throws NoSuchUserException if there is none
   */
  public Evidence readUser(String idOrName, KeyPolicy policy) {
    return findUser(idOrName, policy).orElseThrow(() -> new NoSuchUserException(idOrName));
  }

  /** Reads the same user; empty if there is none. */
  public Optional<Evidence> findUser(String idOrName, KeyPolicy policy) {
    Predicate<User> wanted =
        UNIQUE_ID.matcher(idOrName).matches()
            ? user -> user.userId().equals(idOrName)
            : user -> user.userName().equals(idOrName);
    return only(listUsers(), wanted).flatMap(activeKeys(policy)::read);
  }

  /**
   * Reads the user with this unique id, and counts this key, active or not.
   *
   * @return empty if there is no such user; a user recreated under the same name has another id
   */
  public Optional<Evidence> findUserCounting(String accessKeyId, String userId, KeyPolicy policy) {
    return only(listUsers(), user -> user.userId().equals(userId))
        .flatMap(
            new UserReader(iam, policy, key -> key.isActive() || key.id().equals(accessKeyId))
                ::read);
  }

  /**
   * Reads the last use of one key of a user, active or not.
   *
   * @return empty if the user has no such key any more
   * @throws SdkException if IAM refuses, cannot be reached or gives an answer that lacks something
   */
  public Optional<LastUse> readLastUse(String accessKeyId, String userName) {
    return new AccessKeyReader(iam).readLastUse(accessKeyId, userName);
  }

  private UserReader activeKeys(KeyPolicy policy) {
    return new UserReader(iam, policy, AccessKey::isActive);
  }

  private static Optional<User> only(List<User> listed, Predicate<User> wanted) {
    return listed.stream().filter(wanted).findAny();
  }

  private List<User> listUsers() {
    return listUsers(CensusListener.none());
  }

  /**
   * Lists every user once. The list may change while it is read: of two entries with the same id or
   * the same name the later one is taken, because keys are read by name.
   */
  private List<User> listUsers(CensusListener listener) {
    var byId = new LinkedHashMap<String, User>();
    for (var page : iam.listUsersPaginator(request -> request.maxItems(PAGE_SIZE))) {
      var added =
          page.users().stream().filter(user -> byId.put(user.userId(), user) == null).toList();
      listener.listed(added);
    }
    var byName = new LinkedHashMap<String, User>();
    for (var user : byId.values()) {
      if (byName.put(user.userName(), user) != null) {
        listener.done();
      }
    }
    return List.copyOf(byName.values());
  }

  private UserReadings readings(List<User> users, KeyPolicy policy, CensusListener listener) {
    var reader = activeKeys(policy);
    return new UserReadings(users, user -> read(user, reader, listener));
  }

  private static Reading read(User user, UserReader reader, CensusListener listener) {
    try {
      return reader
          .read(user)
          .<Reading>map(Reading.Read::new)
          .orElseGet(() -> new Reading.Departed(user.userId()));
    } catch (RuntimeException e) {
      // Of any type: an error about one user must not stop the others.
      return new Reading.Failed(new UnreadUser(user.userId(), user.userName(), e));
    } finally {
      listener.done();
    }
  }
}
