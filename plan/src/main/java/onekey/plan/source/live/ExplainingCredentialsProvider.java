package onekey.plan.source.live;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Credentials that are renewed in the middle of a run. If that fails, they say so in our words: the
 * provider throws what it likes, with what it read in the message.
 *
 * @param provider who has the credentials
 * @param complaint what to say then
 */
record ExplainingCredentialsProvider(AwsCredentialsProvider provider, CredentialsProblem complaint)
    implements AwsCredentialsProvider {

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (RuntimeException e) {
      throw new CredentialsLostException(
          "The AWS credentials could not be renewed. " + complaint.about(e));
    }
  }
}
