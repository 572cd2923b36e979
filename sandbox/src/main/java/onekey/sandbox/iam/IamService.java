package onekey.sandbox.iam;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.Service;

/** IAM's API: the actions that OneKey and its tests call. */
public final class IamService implements Service {

  private final Map<String, Action> actions;

  /**
   * Creates the API for these users.
   *
   * @param largestPage the largest page
   */
  public IamService(IamAccount account, UnknownKeyAnswer unknownKeyAnswer, int largestPage) {
    this.actions =
        Stream.of(
                new UserActions(account, largestPage).actions(),
                new TagActions(account, largestPage).actions(),
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
