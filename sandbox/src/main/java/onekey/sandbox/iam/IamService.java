package onekey.sandbox.iam;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.Service;

/** IAM, as far as OneKey and the seeding of its tests need it. */
public final class IamService implements Service {

  private final Map<String, Action> actions;

  /**
   * Offers IAM's actions on these users.
   *
   * @param largestPage the most items on one page
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
