package onekey.sandbox.stack;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import onekey.sandbox.api.Account;

/** The account's stacks in the Region of the sandbox. */
public final class Stacks {

  private final Account account;
  private final Clock clock;
  private final Map<String, Stack> byName = new TreeMap<>();

  /** Creates an account without stacks. */
  public Stacks(Account account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  /**
   * Notes that a stack was created, or updated if there is one of this name.
   *
   * @param template the template, JSON
   */
  public synchronized void put(String name, String template, List<Stack.Resource> resources) {
    var before = Optional.ofNullable(byName.get(name));
    byName.put(
        name,
        new Stack(
            name,
            before
                .map(Stack::id)
                .orElseGet(
                    () -> account.arn("cloudformation", "stack/" + name + "/" + UUID.randomUUID())),
            before.isPresent() ? "UPDATE_COMPLETE" : "CREATE_COMPLETE",
            before.map(Stack::created).orElseGet(clock::instant),
            template,
            resources));
  }

  /**
   * Sets the status of a stack, such as {@code UPDATE_ROLLBACK_COMPLETE}.
   *
   * @throws IllegalArgumentException if there is no such stack
   */
  public synchronized void setStatus(String name, String status) {
    byName.put(
        name,
        find(name)
            .orElseThrow(() -> new IllegalArgumentException("There is no stack " + name + "."))
            .withStatus(status));
  }

  /** Forgets a stack, if it exists. Its resources are not touched. */
  public synchronized void delete(String name) {
    byName.remove(name);
  }

  /** Returns the stack of this name or ARN. */
  public synchronized Optional<Stack> find(String nameOrId) {
    return byName.values().stream()
        .filter(stack -> stack.name().equals(nameOrId) || stack.id().equals(nameOrId))
        .findAny();
  }

  /** Returns all stacks, ordered by name. */
  public synchronized List<Stack> all() {
    return List.copyOf(byName.values());
  }
}
