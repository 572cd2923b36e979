package onekey.plan.source.cloudtrail;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import onekey.plan.model.KeyCreation;
import onekey.plan.model.RegionAudit;
import onekey.plan.source.cloudtrail.AuditQuestions.AskedKey;
import onekey.plan.source.live.AwsProblem;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Asks one Region about keys, and turns what goes wrong into an outcome. A Region that refuses the
 * caller is asked once: it would refuse every other call too.
 */
final class RegionCalls {

  /** What prints the permission that it takes. */
  static final String POLICY = "onekey plan --iam-policy --audit";

  private final EventHistory history;
  private final AtomicReference<Optional<String>> refusal = new AtomicReference<>(Optional.empty());

  RegionCalls(EventHistory history) {
    this.history = history;
  }

  /** What is called, in words. */
  static String callIn(String region) {
    return "cloudtrail:LookupEvents in " + region;
  }

  RegionAudit usesOf(AskedKey key) {
    return asked(
        () -> history.usesOf(key), cause -> new RegionAudit.Unread(history.region(), cause));
  }

  KeyCreation creationOf(AskedKey key) {
    return asked(() -> history.creationOf(key), KeyCreation.Unread::new);
  }

  private <T> T asked(Supplier<T> question, Function<String, T> unread) {
    var refused = refusal.get();
    if (refused.isPresent()) {
      return unread.apply(refused.get());
    }
    var call = callIn(history.region());
    try {
      return question.get();
    } catch (LackingAnswerException e) {
      return unread.apply(AwsProblem.lacking(call, e.part()));
    } catch (AwsServiceException e) {
      var cause = AwsProblem.explain(e, call, POLICY) + whereToLook(e);
      if (AwsProblem.refusesCaller(e)) {
        refusal.set(Optional.of(cause));
      }
      return unread.apply(cause);
    } catch (RuntimeException e) {
      // Of any type: trouble with one Region must not stop the others.
      return unread.apply(AwsProblem.explain(e, call, POLICY));
    }
  }

  /**
   * A Region that is not enabled does not know the credentials.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html">Enable
   *     or disable AWS Regions in your account</a>
   */
  private static String whereToLook(AwsServiceException problem) {
    return AwsProblem.doesNotKnowCaller(problem) ? " Is this Region enabled in the account?" : "";
  }
}
