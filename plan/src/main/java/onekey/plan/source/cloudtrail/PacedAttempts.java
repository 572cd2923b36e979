package onekey.plan.source.cloudtrail;

import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Paces every attempt of a client, also those that the SDK makes by itself after one that failed.
 *
 * @param pacer the pacer of the Region
 */
record PacedAttempts(RegionPacer pacer) implements ExecutionInterceptor, SdkPlugin {

  @Override
  public void configureClient(SdkServiceClientConfiguration.Builder client) {
    client.overrideConfiguration(
        client.overrideConfiguration().toBuilder().addExecutionInterceptor(this).build());
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    try {
      pacer.awaitTurn();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Interrupted while waiting to call CloudTrail.", e);
    }
  }
}
