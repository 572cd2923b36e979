package onekey.plan.model;

import java.util.List;
import java.util.Map;

/**
 * What an account has of the users that were named.
 *
 * @param choice which users were asked for
 * @param others how many users it has beside, which were listed and not looked at
 * @param missing the names that it does not have, each with the most similar ones that it has
 */
public record UserLookup(UserChoice choice, long others, Map<String, List<String>> missing) {

  public UserLookup {
    missing = Map.copyOf(missing);
  }

  /** Where nobody was named: all users are looked at. */
  public static UserLookup everybody() {
    return new UserLookup(UserChoice.everybody(), 0, Map.of());
  }
}
