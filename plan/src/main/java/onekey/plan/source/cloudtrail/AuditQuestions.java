package onekey.plan.source.cloudtrail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.plan.model.Audits;
import onekey.plan.model.IamNames;
import onekey.plan.model.KeyAudit;
import onekey.plan.model.KeyCreation;
import onekey.plan.model.PlannedUser;
import onekey.plan.model.RegionAudit;
import onekey.plan.source.live.OpenAccount;

/**
 * What is to be asked about the keys of the users of one account that are over the limit.
 *
 * @param keys the keys, active and inactive
 * @param from the begin of the time to ask for
 * @param to its end
 * @param ofIam the Region of IAM's events; empty if AWS does not say which it is
 */
public record AuditQuestions(
    List<AskedKey> keys, Instant from, Instant to, Optional<String> ofIam) {

  /**
   * How far CloudTrail's event history goes back.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html">Working
   *     with CloudTrail event history</a>
   */
  static final Duration HISTORY = Duration.ofDays(90);

  private static final KeyCreation.Unread UNKNOWN_REGION =
      new KeyCreation.Unread("AWS does not say which Region of this partition has IAM's events.");

  /**
   * A key to ask about.
   *
   * @param id its id
   * @param created when it was created
   * @param close the Regions that it and the other keys of its user lead to
   * @param all these, and then the others
   * @param notKnown the Regions that it leads to and that cannot be asked
   */
  record AskedKey(
      String id,
      Instant created,
      SequencedSet<String> close,
      SequencedSet<String> all,
      List<String> notKnown) {

    /** Puts together what was learned. */
    KeyAudit.Asked answered(
        Instant from, Instant to, List<RegionAudit> regions, KeyCreation creation) {
      return new KeyAudit.Asked(
          from,
          to,
          Stream.concat(
                  regions.stream(),
                  notKnown.stream()
                      .map(
                          region ->
                              new RegionAudit.Unread(
                                  region, "This version of OneKey does not know this Region.")))
              .toList(),
          creation);
    }
  }

  public AuditQuestions {
    keys = List.copyOf(keys);
  }

  /**
   * Returns what to ask about these users. Calls nothing.
   *
   * @param own the account of the caller, whose partition and Region all accounts of a plan have
   * @param users the users that are over the limit
   */
  public static AuditQuestions about(
      List<PlannedUser> users, OpenAccount own, AuditRegions regions, Instant now) {
    var partition = own.partition();
    return new AuditQuestions(
        users.stream().flatMap(user -> keysOf(user, own, regions)).toList(),
        now.minus(HISTORY),
        now,
        AuditRegions.ofIam(partition));
  }

  private static Stream<AskedKey> keysOf(PlannedUser user, OpenAccount own, AuditRegions regions) {
    var close = AuditRegions.closeTo(user, own.partition(), own.region().id());
    var all = new LinkedHashSet<>(close);
    all.addAll(regions.extra());
    var notKnown = AuditRegions.notKnown(user, own.partition());
    return user.keys().stream()
        .filter(key -> IamNames.isAccessKeyId(key.name()))
        .map(key -> new AskedKey(key.name(), key.created(), close, all, notKnown));
  }

  /** Returns whether there is nothing to ask. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Returns the Regions to ask, those that a key leads to first. */
  SequencedSet<String> regions() {
    var regions = new LinkedHashSet<String>();
    keys.forEach(key -> regions.addAll(key.close()));
    keys.forEach(key -> regions.addAll(key.all()));
    return regions;
  }

  /** Returns the keys to ask a Region about, those that lead there first. */
  List<AskedKey> keysFor(String region) {
    return Stream.concat(
            keys.stream().filter(key -> key.close().contains(region)),
            keys.stream()
                .filter(key -> !key.close().contains(region) && key.all().contains(region)))
        .toList();
  }

  /** Returns whether somebody can have been recorded as the creator of this key. */
  boolean asksForCreatorOf(AskedKey key) {
    return ofIam.isPresent() && key.created().isAfter(from);
  }

  /** Returns the keys to ask this Region about who created them. */
  List<AskedKey> keysToAskForCreator(String region) {
    return ofIam.filter(region::equals).isPresent()
        ? keys.stream().filter(this::asksForCreatorOf).toList()
        : List.of();
  }

  /** Returns what is known of the creation of a key about which nobody is asked. */
  KeyCreation creationUnasked(AskedKey key) {
    return key.created().isAfter(from) ? UNKNOWN_REGION : new KeyCreation.TooLongAgo();
  }

  /** Returns how many calls each Region gets at least. */
  Map<String, Long> calls() {
    var calls = new HashMap<String, Long>();
    keys.forEach(key -> key.all().forEach(region -> calls.merge(region, 1L, Long::sum)));
    ofIam.ifPresent(
        region -> keysToAskForCreator(region).forEach(_ -> calls.merge(region, 1L, Long::sum)));
    return calls;
  }

  /** Returns how many questions are asked: each takes one call or several. */
  int count() {
    return (int) calls().values().stream().mapToLong(count -> count).sum();
  }

  /** Returns that nothing was learned. */
  public Audits unanswered(String cause) {
    var audits = new ArrayList<KeyAudit.Asked>();
    for (var key : keys) {
      audits.add(
          key.answered(
              from,
              to,
              key.all().stream()
                  .<RegionAudit>map(region -> new RegionAudit.Unread(region, cause))
                  .toList(),
              asksForCreatorOf(key) ? new KeyCreation.Unread(cause) : creationUnasked(key)));
    }
    return audits(audits::get);
  }

  /** Returns what was learned of each key, by its place among the keys. */
  Audits audits(Function<Integer, KeyAudit.Asked> learned) {
    var byKeyId = new HashMap<String, KeyAudit>();
    for (var index = 0; index < keys.size(); index++) {
      byKeyId.put(keys.get(index).id(), learned.apply(index));
    }
    return new Audits(true, byKeyId, limits(byKeyId));
  }

  private static List<Text> limits(Map<String, KeyAudit> audits) {
    return audits.values().stream()
        .filter(KeyAudit.Asked.class::isInstance)
        .map(KeyAudit.Asked.class::cast)
        .flatMap(audit -> audit.unread().stream())
        .collect(Collectors.groupingBy(unread -> unread, Collectors.counting()))
        .entrySet()
        .stream()
        .map(unread -> limit(unread.getKey(), unread.getValue()))
        .sorted(Comparator.comparing(Text::english))
        .toList();
  }

  private static Text limit(RegionAudit.Unread unread, long keys) {
    return Text.counted("limitUnread", keys, unread.region(), Text.english(unread.cause()));
  }
}
