package onekey.plan.source.live;

import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Credentials that were there at first could not be renewed. Of the SDK's kind, because it is
 * thrown in the middle of a call.
 */
final class CredentialsLostException extends SdkClientException {

  private static final long serialVersionUID = 1L;

  CredentialsLostException(String message) {
    super(builder().message(message));
  }
}
