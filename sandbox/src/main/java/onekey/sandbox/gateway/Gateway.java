package onekey.sandbox.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.CallLog;
import onekey.sandbox.api.CallObserver;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.RateLimit;
import onekey.sandbox.api.RecordedCall;
import onekey.sandbox.api.Service;
import onekey.sandbox.api.Throttling;
import onekey.sandbox.permission.Permissions;

/** Checks each call, has a service carry it out, and records it. */
public final class Gateway {

  private final Map<String, Service> services;
  private final Permissions permissions;
  private final Faults faults;
  private final CallLog log;
  private final CallObserver observer;
  private final Duration latency;
  private final Optional<TokenBucket> iamBucket;

  /**
   * Creates a gateway to these services.
   *
   * @param iamRateLimit IAM's token bucket, which the whole account shares; calls to other services
   *     are not limited
   * @param observer is told each result
   */
  public Gateway(
      List<Service> services,
      Permissions permissions,
      Faults faults,
      CallLog log,
      Duration latency,
      Optional<RateLimit> iamRateLimit,
      CallObserver observer) {
    this.services =
        services.stream().collect(Collectors.toMap(Service::prefix, Function.identity()));
    this.permissions = permissions;
    this.faults = faults;
    this.log = log;
    this.observer = observer;
    this.latency = latency;
    this.iamBucket = iamRateLimit.map(limit -> new TokenBucket(limit, System::nanoTime));
  }

  /**
   * Carries out a call.
   *
   * @throws ApiException if the answer is an error
   */
  public ObjectNode carryOut(ApiCall call) {
    try {
      var result = answer(call);
      log.add(new RecordedCall(call, Optional.empty()));
      return result;
    } catch (ApiException e) {
      log.add(new RecordedCall(call, Optional.of(e.error())));
      throw e;
    }
  }

  private ObjectNode answer(ApiCall call) {
    var result = observed(call);
    faults.afterCall(call);
    return result;
  }

  // What happens to the answer on its way is not observed.
  private ObjectNode observed(ApiCall call) {
    ObjectNode result;
    try {
      result = perform(call);
    } catch (ApiException e) {
      observer.failed(call, e.error());
      throw e;
    }
    observer.succeeded(call, result);
    return result;
  }

  private ObjectNode perform(ApiCall call) {
    faults.arrived(call);
    waitForLatency();
    var action = action(call);
    throttle(call);
    faults
        .errorFor(call)
        .ifPresent(
            error -> {
              throw new ApiException(error);
            });
    faults.beforeCall(call);
    action.requireSupportedParameters(call);
    if (action.needsPermission()) {
      action.resources().apply(call).forEach(resource -> permissions.require(call, resource));
    }
    return action.perform().apply(call);
  }

  private Action action(ApiCall call) {
    return Optional.ofNullable(services.get(call.service()))
        .map(service -> service.actions().get(call.action()))
        .orElseThrow(
            () ->
                new ApiException(
                    400,
                    call.service().equals("iam") ? "InvalidAction" : "UnknownOperationException",
                    "The sandbox does not support %s.".formatted(call.permission())));
  }

  private void throttle(ApiCall call) {
    if (call.service().equals("iam") && iamBucket.filter(bucket -> !bucket.take()).isPresent()) {
      throw new ApiException(Throttling.of(call.service()));
    }
  }

  private void waitForLatency() {
    if (latency.isZero()) {
      // Thread.sleep(0) still yields the processor.
      return;
    }
    try {
      Thread.sleep(latency);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(503, "ServiceUnavailable", "The sandbox is closing.");
    }
  }
}
