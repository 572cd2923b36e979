package onekey.plan.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import onekey.plan.language.Text;

/**
 * What CloudTrail's event history says about the use of an access key. It is shown and advised by;
 * nothing that judges or chooses gets it.
 */
public sealed interface KeyAudit {

  /** Returns what there is to know in English, in whole sentences. */
  default List<String> facts() {
    return texts().stream().map(Text::english).toList();
  }

  /** Returns what there is to know, in whole sentences; nothing if CloudTrail was not asked. */
  default List<Text> texts() {
    return switch (this) {
      case NotAsked() -> List.of();
      case Asked asked -> AuditFacts.of(asked);
    };
  }

  /** CloudTrail was not asked about this key. */
  record NotAsked() implements KeyAudit {}

  /**
   * CloudTrail was asked about this key.
   *
   * @param from the begin of the time that was asked for
   * @param to its end
   * @param regions the Regions that were asked, those that are closest to the key first
   * @param creation who created the key
   */
  record Asked(Instant from, Instant to, List<RegionAudit> regions, KeyCreation creation)
      implements KeyAudit {

    public Asked {
      regions = List.copyOf(regions);
    }

    /** Returns the Regions that answered. */
    public List<RegionAudit.Read> read() {
      return of(RegionAudit.Read.class).toList();
    }

    /** Returns the Regions that did not. */
    public List<RegionAudit.Unread> unread() {
      return of(RegionAudit.Unread.class).toList();
    }

    private <T extends RegionAudit> Stream<T> of(Class<T> type) {
      return regions.stream().filter(type::isInstance).map(type::cast);
    }

    /** Returns the events of all Regions that answered. */
    public KeyEvents events() {
      return read().stream()
          .map(RegionAudit.Read::events)
          .reduce(KeyEvents.none(), KeyEvents::plus);
    }

    /** Returns whether the Regions that answered told all their events. */
    public boolean isWhole() {
      return read().stream().allMatch(RegionAudit.Read::whole);
    }
  }
}
