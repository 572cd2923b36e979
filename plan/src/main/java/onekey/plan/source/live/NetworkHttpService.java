package onekey.plan.source.live;

import java.util.Optional;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The network for the clients that the SDK makes by itself, to sign in. For them it takes no client
 * from outside, only the name of this class.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/http-configuration.html">Configure
 *     HTTP clients</a>
 */
public final class NetworkHttpService implements SdkHttpService {

  /** Of the whole process, as the name is. */
  private static volatile Optional<Network> network = Optional.empty();

  private record Builder(Network network) implements SdkHttpClient.Builder<Builder> {
    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      return network.client();
    }
  }

  /** Lets all clients that the SDK makes from now on go this way. */
  static void use(Network way) {
    network = Optional.of(way);
    System.setProperty(
        SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.property(), NetworkHttpService.class.getName());
  }

  @Override
  public SdkHttpClient.Builder<?> createHttpClientBuilder() {
    return new Builder(network.orElseThrow());
  }
}
