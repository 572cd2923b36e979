package onekey.plan.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which users are planned: all, or those that were named. Upper and lower case are the same, as in
 * IAM.
 *
 * @param names the names; empty for all users
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html">CreateUser</a>,
 *     {@code UserName}
 */
public record UserChoice(NavigableSet<String> names) {

  public UserChoice {
    names = Collections.unmodifiableNavigableSet(caseless(names));
  }

  /** Chooses all users. */
  public static UserChoice everybody() {
    return of(List.of());
  }

  /** Chooses the users of these names; all if there are none. */
  public static UserChoice of(List<String> names) {
    return new UserChoice(caseless(names));
  }

  private static NavigableSet<String> caseless(Collection<String> names) {
    var sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    sorted.addAll(names);
    return sorted;
  }

  /** Returns whether all users are planned. */
  public boolean isEverybody() {
    return names.isEmpty();
  }

  /** Returns whether the user of this name is planned. */
  public boolean includes(String userName) {
    return isEverybody() || names.contains(userName);
  }

  /** Looks the names up among all that an account has. */
  public UserLookup lookUp(Collection<String> existing) {
    if (isEverybody()) {
      return UserLookup.everybody();
    }
    var known = caseless(existing);
    var missing = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    names.stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> missing.put(name, SimilarNames.to(name, existing)));
    var others = new ArrayList<>(existing);
    others.removeIf(names::contains);
    return new UserLookup(this, others.size(), missing);
  }
}
