package onekey.sandbox.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The record of every call to the sandbox with its outcome, in the order of the answers. */
public final class CallLog {

  private final ConcurrentLinkedQueue<RecordedCall> recorded = new ConcurrentLinkedQueue<>();
  private final Set<Needed> needed = ConcurrentHashMap.newKeySet();
  private final AtomicLong connections = new AtomicLong();

  private record Needed(Principal principal, String permission) {}

  /** Returns all calls. */
  public List<RecordedCall> all() {
    return List.copyOf(recorded);
  }

  /** Returns the calls of one action, such as {@code ListUsers}. */
  public List<RecordedCall> all(String action) {
    return recorded.stream().filter(entry -> entry.call().action().equals(action)).toList();
  }

  /** Returns the number of calls, including throttled ones. */
  public long count() {
    return recorded.size();
  }

  /** Returns the number of calls of one action, including throttled ones. */
  public long count(String action) {
    return all(action).size();
  }

  /** Returns the number of calls by action, including throttled ones, sorted by action. */
  public SortedMap<String, Long> countsByAction() {
    return countsByAction(_ -> true);
  }

  /** Returns the number of calls of one principal by action, including throttled ones. */
  public SortedMap<String, Long> countsByAction(Principal principal) {
    return countsByAction(entry -> entry.call().principal().equals(principal));
  }

  private SortedMap<String, Long> countsByAction(Predicate<RecordedCall> counted) {
    return recorded.stream()
        .filter(counted)
        .collect(
            Collectors.groupingBy(
                entry -> entry.call().action(), TreeMap::new, Collectors.counting()));
  }

  /** Returns the permissions that one principal needed, such as {@code iam:ListUsers}. */
  public Set<String> permissionsUsed(Principal principal) {
    return Stream.concat(
            recorded.stream()
                .map(RecordedCall::call)
                .map(call -> new Needed(call.principal(), call.permission())),
            needed.stream())
        .filter(needed -> needed.principal().equals(principal))
        .map(Needed::permission)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the number of throttled calls. */
  public long throttled() {
    return recorded.stream().filter(RecordedCall::wasThrottled).count();
  }

  /** Returns the number of TCP connections that were opened. */
  public long connectionsOpened() {
    return connections.get();
  }

  /** Clears the record. A connection that stays open is not counted again. */
  public void reset() {
    recorded.clear();
    needed.clear();
    connections.set(0);
  }

  /** Records a call that was answered. */
  public void add(RecordedCall call) {
    recorded.add(call);
  }

  /** Records a permission that a call needed in addition to its own. */
  public void addPermission(Principal principal, String permission) {
    needed.add(new Needed(principal, permission));
  }

  /** Records a connection. */
  public void addConnection() {
    connections.incrementAndGet();
  }

  @Override
  public String toString() {
    Map<String, Long> counts = countsByAction();
    return "CallLog" + counts;
  }
}
