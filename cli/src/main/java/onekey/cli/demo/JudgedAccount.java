package onekey.cli.demo;

import java.util.List;
import java.util.SortedMap;

/**
 * An account after a run of the rule.
 *
 * @param users the users, ordered by name
 * @param calls how many API calls the rule made, by action
 */
public record JudgedAccount(List<JudgedUser> users, SortedMap<String, Long> calls) {

  public JudgedAccount {
    users = List.copyOf(users);
  }
}
