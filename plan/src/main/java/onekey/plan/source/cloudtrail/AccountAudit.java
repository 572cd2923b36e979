package onekey.plan.source.cloudtrail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import onekey.plan.model.Audits;
import onekey.plan.model.KeyAudit;
import onekey.plan.model.KeyCreation;
import onekey.plan.model.RegionAudit;
import onekey.plan.output.Interruption;
import onekey.plan.output.Progress;
import onekey.plan.source.cloudtrail.AuditQuestions.AskedKey;
import onekey.plan.source.live.AwsProblem;
import onekey.plan.source.live.OpenAccount;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/**
 * Asks CloudTrail about the keys of one account. All Regions are asked at the same time, each at
 * its own pace.
 */
public final class AccountAudit {

  /** Why nothing is known of what was not asked before the command was interrupted. */
  public static final String INTERRUPTED =
      "The command was interrupted before it was asked. Run it again with --audit.";

  /** So that an answer that takes longer than a turn does not slow the calls down. */
  private static final int CALLS_AT_A_TIME = 2;

  private final OpenAccount account;
  private final AuditQuestions questions;
  private final CallClock clock;

  /** Asks these questions by the credentials of this account. */
  public AccountAudit(OpenAccount account, AuditQuestions questions, CallClock clock) {
    this.account = account;
    this.questions = questions;
    this.clock = clock;
  }

  /**
   * Asks all questions. Trouble is part of what is returned.
   *
   * @param interruption ends the asking: what was not learned by then is unread
   */
  public Audits ask(Progress progress, Interruption interruption) {
    progress.found(questions.count());
    if (interruption.happened()) {
      return questions.unanswered(INTERRUPTED);
    }
    try (var asking = new Asking(progress)) {
      questions.regions().forEach(asking::begin);
      interruption.whenItHappens(asking::cancel);
      return questions.audits(index -> asking.learned(questions.keys().get(index)));
    }
  }

  private CloudTrailClient client(String region) {
    return account
        .others()
        .make(
            CloudTrailClient.builder().addPlugin(new PacedAttempts(new RegionPacer(clock))),
            Region.of(region));
  }

  /** What is under way. */
  private final class Asking implements AutoCloseable {

    private record Place(String keyId, String region) {}

    private final Progress progress;
    private final List<CloudTrailClient> clients = new ArrayList<>();
    private final List<ExecutorService> pools = new ArrayList<>();
    private final Map<Place, Future<RegionAudit>> uses = new HashMap<>();
    private final Map<String, Future<KeyCreation>> creations = new HashMap<>();

    Asking(Progress progress) {
      this.progress = progress;
    }

    /** The SDK reads some settings only when a client is made, and refuses bad ones then. */
    void begin(String region) {
      try {
        begin(region, client(region));
      } catch (RuntimeException e) {
        var cause = AwsProblem.explain(e, RegionCalls.callIn(region), RegionCalls.POLICY);
        questions
            .keysFor(region)
            .forEach(
                key ->
                    uses.put(
                        new Place(key.id(), region),
                        CompletableFuture.completedFuture(new RegionAudit.Unread(region, cause))));
        questions
            .keysToAskForCreator(region)
            .forEach(
                key ->
                    creations.put(
                        key.id(),
                        CompletableFuture.completedFuture(new KeyCreation.Unread(cause))));
      }
    }

    private void begin(String region, CloudTrailClient client) {
      clients.add(client);
      var pool = Executors.newFixedThreadPool(CALLS_AT_A_TIME, Thread.ofVirtual().factory());
      pools.add(pool);
      var calls =
          new RegionCalls(new EventHistory(client, region, questions.from(), questions.to()));
      questions
          .keysFor(region)
          .forEach(
              key -> uses.put(new Place(key.id(), region), ask(pool, () -> calls.usesOf(key))));
      questions
          .keysToAskForCreator(region)
          .forEach(key -> creations.put(key.id(), ask(pool, () -> calls.creationOf(key))));
    }

    /** What is shown as done can be had. */
    private <T> Future<T> ask(ExecutorService pool, Supplier<T> question) {
      var answer =
          new FutureTask<T>(question::get) {
            @Override
            protected void done() {
              progress.done();
            }
          };
      pool.execute(answer);
      return answer;
    }

    void cancel() {
      uses.values().forEach(use -> use.cancel(true));
      creations.values().forEach(creation -> creation.cancel(true));
    }

    KeyAudit.Asked learned(AskedKey key) {
      var regions = key.all().stream().map(region -> use(new Place(key.id(), region))).toList();
      return key.answered(questions.from(), questions.to(), regions, creation(key));
    }

    private RegionAudit use(Place place) {
      return Optional.ofNullable(uses.get(place))
          .map(use -> await(use, () -> new RegionAudit.Unread(place.region(), INTERRUPTED)))
          .orElseThrow();
    }

    private KeyCreation creation(AskedKey key) {
      return Optional.ofNullable(creations.get(key.id()))
          .map(creation -> await(creation, () -> new KeyCreation.Unread(INTERRUPTED)))
          .orElseGet(() -> questions.creationUnasked(key));
    }

    private static <T> T await(Future<T> answer, Supplier<T> interrupted) {
      try {
        return answer.get();
      } catch (CancellationException _) {
        return interrupted.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while asking CloudTrail.", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("Unexpected failure while asking CloudTrail.", e);
      }
    }

    @Override
    public void close() {
      pools.forEach(ExecutorService::shutdownNow);
      clients.forEach(CloudTrailClient::close);
    }
  }
}
