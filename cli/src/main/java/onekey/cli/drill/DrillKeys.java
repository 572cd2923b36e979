package onekey.cli.drill;

import java.util.List;
import java.util.Optional;

/**
 * The two keys of a drill that goes on for days.
 *
 * @param extra the one that the rule chose at the first visit
 * @param kept the other
 */
record DrillKeys(String extra, String kept) {

  /** Returns the keys of which this one is the extra one; empty if they are not two. */
  static Optional<DrillKeys> of(String extra, List<String> all) {
    var others = all.stream().filter(key -> !key.equals(extra)).toList();
    return others.size() == 1 && all.size() == 2
        ? Optional.of(new DrillKeys(extra, others.getFirst()))
        : Optional.empty();
  }

  /** Reads the value of the tag; empty if no drill has written it. */
  static Optional<DrillKeys> parse(String tag) {
    var ids = tag.split(" ", -1);
    return ids.length == 2 ? Optional.of(new DrillKeys(ids[0], ids[1])) : Optional.empty();
  }

  /** Returns the value of the tag. */
  String tag() {
    return extra + " " + kept;
  }
}
