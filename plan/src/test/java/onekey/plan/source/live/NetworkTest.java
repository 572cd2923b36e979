package onekey.plan.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetworkTest {

  private static final Network.Patience USUAL = Network.Patience.USUAL;

  /** The SDK tries as often to sign in, where no setting says otherwise. */
  private static final int SIGN_IN_ATTEMPTS = 4;

  @Test
  void whatNeverAnswersIsGivenUpWithinAMinute() {
    assertThat(
            USUAL
                .silence()
                .plus(USUAL.connecting())
                .plus(USUAL.reading())
                .plus(StepsInRegion.AT_MOST))
        .isLessThan(Duration.ofMinutes(1));
    assertThat(USUAL.connecting().plus(USUAL.reading().multipliedBy(SIGN_IN_ATTEMPTS)))
        .isLessThan(Duration.ofMinutes(1));
  }
}
