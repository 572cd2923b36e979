package onekey.cli.plan.live;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Credentials that are renewed in the middle of a run. If that fails, they say so in our words: the
 * provider throws what it likes, with what it read in the message.
 *
 * @param provider who has the credentials
 * @param profile the profile that they come from, if they come from one
 */
record ToldCredentials(AwsCredentialsProvider provider, String profile)
    implements AwsCredentialsProvider {

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (RuntimeException e) {
      throw new CredentialsLostException(
          "The AWS credentials could not be renewed.%s".formatted(ProfileComplaint.of(profile, e)));
    }
  }
}
