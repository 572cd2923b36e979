package onekey.plan.source.cloudtrail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.plan.model.KeyCreation;
import onekey.plan.model.KeyEvents;
import onekey.plan.model.RegionAudit;
import onekey.plan.source.cloudtrail.AuditQuestions.AskedKey;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/**
 * CloudTrail's event history of one Region.
 *
 * @param client calls this Region
 * @param region its code
 * @param from the begin of the time to ask for
 * @param to its end
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">LookupEvents</a>
 */
record EventHistory(CloudTrailClient client, String region, Instant from, Instant to) {

  /** How many pages are read of one key: of a key in constant use there are thousands. */
  static final int MOST_PAGES = 10;

  /** The most that CloudTrail gives. */
  static final int EVENTS_OF_PAGE = 50;

  /** How far the clocks of IAM and of CloudTrail may be apart. */
  private static final Duration AROUND = Duration.ofMinutes(5);

  /**
   * What was found.
   *
   * @param records each record once, the newest first
   * @param whole whether these are all
   */
  private record Found(List<CloudTrailRecord> records, boolean whole) {}

  /**
   * Returns the newest events of a key.
   *
   * @throws LackingAnswerException naming what the answer lacks
   * @throws software.amazon.awssdk.core.exception.SdkException if AWS refuses or does not answer
   */
  RegionAudit.Read usesOf(AskedKey key) {
    var found = find(LookupAttributeKey.ACCESS_KEY_ID, key.id(), from, to);
    var uses = found.records().stream().filter(record -> record.isOf(key.id())).toList();
    return new RegionAudit.Read(
        region,
        KeyEvents.of(
            uses.stream().map(CloudTrailRecord::use).toList(),
            found.records().size() - uses.size()),
        found.whole());
  }

  /**
   * Returns who created a key. All calls that created a key around that time are looked at, because
   * the id of the key is no attribute to look for: it is in the answer that was recorded.
   *
   * @throws LackingAnswerException naming what the answer lacks
   * @throws software.amazon.awssdk.core.exception.SdkException if AWS refuses or does not answer
   */
  KeyCreation creationOf(AskedKey key) {
    var found =
        find(
            LookupAttributeKey.EVENT_NAME,
            "CreateAccessKey",
            key.created().minus(AROUND),
            key.created().plus(AROUND));
    return found.records().stream()
        .filter(record -> record.creates(key.id()))
        .findFirst()
        .<KeyCreation>map(CloudTrailRecord::creation)
        .orElseGet(
            () ->
                found.whole()
                    ? new KeyCreation.NotFound()
                    : new KeyCreation.Unread(
                        "Too many access keys were created at that time to look at all."));
  }

  private Found find(LookupAttributeKey attribute, String value, Instant since, Instant until) {
    Map<String, CloudTrailRecord> records = new LinkedHashMap<>();
    var tokens = new HashSet<String>();
    var token = Optional.<String>empty();
    for (var pages = 0; pages < MOST_PAGES; pages++) {
      var page = page(attribute, value, since, until, token);
      for (var event : page.events()) {
        var record = CloudTrailRecord.of(event);
        records.putIfAbsent(record.id(), record);
      }
      token = Optional.ofNullable(page.nextToken()).filter(next -> !next.isEmpty());
      if (token.isEmpty()) {
        return new Found(List.copyOf(records.values()), true);
      }
      if (!tokens.add(token.get())) {
        throw new LackingAnswerException("a way to the next page");
      }
    }
    return new Found(List.copyOf(records.values()), false);
  }

  private LookupEventsResponse page(
      LookupAttributeKey attribute,
      String value,
      Instant since,
      Instant until,
      Optional<String> token) {
    var request =
        LookupEventsRequest.builder()
            .lookupAttributes(
                LookupAttribute.builder().attributeKey(attribute).attributeValue(value).build())
            .startTime(since)
            .endTime(until)
            .maxResults(EVENTS_OF_PAGE);
    token.ifPresent(request::nextToken);
    var page = client.lookupEvents(request.build());
    if (!page.hasEvents()) {
      throw new LackingAnswerException("Events");
    }
    return page;
  }
}
