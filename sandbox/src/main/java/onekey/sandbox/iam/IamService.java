package onekey.sandbox.iam;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.Service;
import onekey.sandbox.permission.Permissions;
import onekey.sandbox.permission.Roles;

/** IAM's API: the actions that OneKey and its tests call. */
public final class IamService implements Service {

  private final Map<String, Action> actions;

  /**
   * Creates the API for these users.
   *
   * @param permissions the policies that are simulated
   * @param place the account, which builds ARNs
   * @param largestPage the largest page
   */
  public IamService(
      IamAccount account,
      Permissions permissions,
      Roles roles,
      Account place,
      UnknownKeyAnswer unknownKeyAnswer,
      int largestPage) {
    this.actions =
        Stream.of(
                new UserActions(account, largestPage).actions(),
                new TagActions(account, largestPage).actions(),
                new SimulationActions(permissions, roles, place).actions(),
                new AccessKeyActions(account, unknownKeyAnswer, largestPage).actions())
            .flatMap(some -> some.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public String prefix() {
    return "iam";
  }

  @Override
  public Map<String, Action> actions() {
    return actions;
  }
}
