package onekey.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import onekey.cli.drill.DrillOrder.Visit;
import onekey.plan.output.BadInputException;
import onekey.plan.output.CommandFailedException;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Denial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens to whichever call: in the end nothing of the drill is left, or the report names
 * all that is.
 */
@Tag("slow")
class DrillFailuresTest {

  private static final ApiError FAILURE =
      new ApiError(500, "InternalFailure", "The request processing has failed.");

  private final DrillSandbox account = new DrillSandbox();

  @AfterEach
  void close() {
    account.close();
  }

  /** What happens to the calls from one on. */
  enum Trouble {
    /** One call fails. */
    FAILS_ONCE,
    /** One call takes effect, and its answer is lost. */
    LOST_ONCE,
    /** All calls fail for a while, as without a network. */
    OUTAGE,
    /** All calls take effect for a while, and their answers are lost. */
    DEAF,
    /** The action is denied from this call on. */
    DENIED,
    /** The action fails from this call on. */
    FAILS,
    /** The action is throttled from this call on. */
    THROTTLED,
    /** The action takes effect from this call on, and its answers are lost. */
    LOST,
    /** Nothing is answered any more. */
    DEAD,
    /** Somebody presses Ctrl-C. */
    INTERRUPTED;

    private static final int A_WHILE = 12;

    boolean lasts() {
      return switch (this) {
        case FAILS_ONCE, LOST_ONCE, OUTAGE, DEAF, INTERRUPTED -> false;
        case DENIED, FAILS, THROTTLED, LOST, DEAD -> true;
      };
    }

    boolean hits(int first, String firstAction, int number, ApiCall call) {
      return switch (this) {
        case FAILS_ONCE, LOST_ONCE -> number == first;
        case OUTAGE, DEAF -> number >= first && number < first + A_WHILE;
        case DENIED, FAILS, THROTTLED, LOST -> number >= first && call.action().equals(firstAction);
        case DEAD -> number >= first;
        case INTERRUPTED -> false;
      };
    }

    Optional<ApiError> before(ApiCall call) {
      return switch (this) {
        case FAILS_ONCE, OUTAGE, FAILS, DEAD -> Optional.of(FAILURE);
        case DENIED -> Optional.of(Denial.of(call.service(), "Not authorized."));
        case THROTTLED -> Optional.of(new ApiError(400, "ThrottlingException", "Rate exceeded"));
        case LOST_ONCE, DEAF, LOST, INTERRUPTED -> Optional.empty();
      };
    }
  }

  /** Lets one call, and perhaps later ones, come to grief. */
  private final class Sabotage {

    private final AtomicInteger calls = new AtomicInteger();
    private final Trouble trouble;
    private final int first;
    private volatile String firstAction = "";

    Sabotage(Trouble trouble, int first) {
      this.trouble = trouble;
      this.first = first;
      account.aws.faults().watch(this::arrived);
      account.aws.faults().after(this::loses, () -> {});
    }

    private void arrived(ApiCall call) {
      if (!DrillSandbox.isOperators(call)) {
        return;
      }
      var number = calls.incrementAndGet();
      if (number == first) {
        firstAction = call.action();
        if (trouble == Trouble.INTERRUPTED) {
          account.pauses.interrupt();
        }
      }
      if (trouble.hits(first, firstAction, number, call)) {
        trouble
            .before(call)
            .ifPresent(
                error -> {
                  throw new ApiException(error);
                });
      }
    }

    /** The answer is lost after the call was carried out. */
    private boolean loses(ApiCall call) {
      if (DrillSandbox.isOperators(call)
          && trouble.hits(first, firstAction, calls.get(), call)
          && trouble.before(call).isEmpty()) {
        throw new ApiException(FAILURE);
      }
      return false;
    }

    boolean happened() {
      return calls.get() >= first;
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingUnnamed(Trouble trouble) {
    var actions = new HashSet<String>();
    for (var first = 1; ; first++) {
      account.reset();
      var sabotage = new Sabotage(trouble, first);

      // when
      var left = leftAfterDrill();

      // then
      if (!sabotage.happened()) {
        assertThat(first).as("calls of a drill").isGreaterThan(25);
        assertThat(actions).contains("CreateUser", "DeleteUser", "StartRemediationExecution");
        return;
      }
      actions.add(sabotage.firstAction);
      assertNamed("%s from call %d, %s".formatted(trouble, first, sabotage.firstAction), left);
      if (!trouble.lasts()) {
        assertThat(account.user()).as("%s at call %d", trouble, first).isEmpty();
        assertThat(left).isEmpty();
      }
      assertThat(account.aws.iam().user("alice").orElseThrow().activeKeys()).isEqualTo(2);
      account.aws.faults().clear();
    }
  }

  /** Returns what the report says is left. */
  private List<DrillReport.Leftover> leftAfterDrill() {
    try {
      return account.run(Visit.WHOLE).left();
    } catch (BadInputException | CommandFailedException _) {
      // Before anything was made.
      assertThat(account.user()).isEmpty();
      return List.of();
    }
  }

  private void assertNamed(String when, List<DrillReport.Leftover> left) {
    account
        .user()
        .ifPresent(
            user -> {
              assertThat(left)
                  .as(when)
                  .anyMatch(
                      leftover ->
                          leftover
                              .command()
                              .equals("aws iam delete-user --user-name " + user.name()));
              user.accessKeys()
                  .forEach(
                      key ->
                          assertThat(left)
                              .as(when)
                              .anyMatch(
                                  leftover ->
                                      leftover.what().contains(key.id())
                                          || leftover.what().contains("which cannot be listed")));
            });
  }
}
