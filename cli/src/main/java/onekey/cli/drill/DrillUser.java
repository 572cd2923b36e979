package onekey.cli.drill;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import onekey.cli.drill.aws.DrillIam.FoundUser;

/** The user of a drill, and what is known of it so far. It is removed by what is known here. */
final class DrillUser {

  private final String name;
  private final DrillMark mark;
  private final Set<String> keys = new LinkedHashSet<>();
  private Optional<String> id = Optional.empty();
  private Optional<Instant> created = Optional.empty();

  private DrillUser(String name, DrillMark mark) {
    this.name = name;
    this.mark = mark;
  }

  /** Returns a user that is to be created, or whose creation was not answered. */
  static DrillUser toBeCreated(String name, DrillMark mark) {
    return new DrillUser(name, mark);
  }

  /** Returns a user that an earlier drill has created. */
  static DrillUser found(FoundUser found, DrillMark mark) {
    var user = new DrillUser(found.name(), mark);
    user.exists(found.id());
    user.created = Optional.of(found.created());
    return user;
  }

  String name() {
    return name;
  }

  DrillMark mark() {
    return mark;
  }

  /** It was created, with this unique id. */
  void exists(String userId) {
    id = Optional.of(userId);
  }

  /** Returns the unique id; empty if the creation was not answered. */
  Optional<String> id() {
    return id;
  }

  /** Returns the unique id of a user that was created. */
  String requireId() {
    return id.orElseThrow();
  }

  /** Returns when it was created, by the clock of IAM; empty if that was not read. */
  Optional<Instant> created() {
    return created;
  }

  /** It has this key. */
  void hasKey(String accessKeyId) {
    keys.add(accessKeyId);
  }

  /** This key is no more. */
  void hasNotKey(String accessKeyId) {
    keys.remove(accessKeyId);
  }

  /** It has these keys and no others. */
  void hasKeys(List<String> accessKeyIds) {
    keys.clear();
    keys.addAll(accessKeyIds);
  }

  /** Returns the keys that it is known to have. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  /** Returns whether this is the user of this drill, and not another of the same name. */
  boolean is(FoundUser found) {
    return id.map(found.id()::equals)
        .orElseGet(() -> DrillMark.of(found).filter(mark::equals).isPresent());
  }
}
