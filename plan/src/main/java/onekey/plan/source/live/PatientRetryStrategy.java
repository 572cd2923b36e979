package onekey.plan.source.live;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Another retry strategy, for a person who waits: gives up on what cannot get better, and on a
 * server from which no call has had an answer for a while. Then later calls fail at once, so that
 * thousands of users do not wait one after the other. An error of AWS is an answer, throttling too.
 */
public final class PatientRetryStrategy implements RetryStrategy {

  /** Those for which Java has no types of their own. */
  private static final Pattern REFUSALS =
      Pattern.compile(
          "Unsupported or unrecognized SSL message"
              + "|Unable to tunnel through proxy. Proxy returns \"HTTP/1\\.\\d 4");

  private final RetryStrategy retries;
  private final Duration patience;

  /** Reads a clock that only goes forward, in nanoseconds. */
  private final LongSupplier nanoTime;

  /** When the first call since the last answer began. */
  private OptionalLong unansweredSince = OptionalLong.empty();

  /**
   * Retries as another strategy does.
   *
   * @param patience how long nothing may answer before calls are given up
   */
  public PatientRetryStrategy(RetryStrategy retries, Duration patience) {
    this(retries, patience, System::nanoTime);
  }

  PatientRetryStrategy(RetryStrategy retries, Duration patience, LongSupplier nanoTime) {
    this.retries = retries;
    this.patience = patience;
    this.nanoTime = nanoTime;
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    if (isOver()) {
      throw SdkClientException.create(
          "nothing has answered for %d seconds".formatted(patience.toSeconds()));
    }
    var response = retries.acquireInitialToken(request);
    begin();
    return response;
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    if (request.failure() instanceof SdkServiceException) {
      answered();
    } else if (cannotGetBetter(request.failure()) || isOver()) {
      throw new TokenAcquisitionFailedException(
          "Another attempt would not help.", request.token(), request.failure());
    }
    var response = retries.refreshRetryToken(request);
    begin();
    return response;
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    answered();
    return retries.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return retries.maxAttempts();
  }

  /** The strategies that this is for have AWS's conditions for retrying already. */
  @Override
  public boolean useClientDefaults() {
    return false;
  }

  @Override
  public Builder<?, ?> toBuilder() {
    throw new UnsupportedOperationException(
        "A patient retry strategy is not changed after it was made.");
  }

  private synchronized void begin() {
    if (unansweredSince.isEmpty()) {
      unansweredSince = OptionalLong.of(nanoTime.getAsLong());
    }
  }

  private synchronized void answered() {
    unansweredSince = OptionalLong.empty();
  }

  private synchronized boolean isOver() {
    return unansweredSince.isPresent()
        && nanoTime.getAsLong() - unansweredSince.getAsLong() >= patience.toNanos();
  }

  /**
   * A host name that does not exist, a certificate that is not trusted, or a server without TLS.
   * Not a connection that was lost while the certificate was shown.
   */
  private static boolean cannotGetBetter(Throwable failure) {
    var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    return switch (causes.getLast()) {
      case UnknownHostException _ -> true;
      case EOFException _ -> false;
      case SocketException _ -> false;
      case InterruptedIOException _ -> false;
      default -> causes.stream().anyMatch(PatientRetryStrategy::isRefusal);
    };
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof SSLHandshakeException
        || REFUSALS.matcher(String.valueOf(failure.getMessage())).lookingAt();
  }
}
