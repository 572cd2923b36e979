package onekey.plan.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same as {@code urllib.request} of Python, by which the AWS CLI decides. */
class ProxiesTest {

  private static final URI IAM = URI.create("https://iam.amazonaws.com/");

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://proxy:3128, proxy:3128",
    "https_proxy, http://proxy:3128, proxy:3128",
    "https_proxy, http://proxy:3128/, proxy:3128",
    "https_proxy, HTTP://proxy, proxy:80",
    "https_proxy, proxy:3128, proxy:3128",
    "https_proxy, //proxy:3128, proxy:3128",
    "https_proxy, ' proxy:3128 ', proxy:3128",
    "https_proxy, http://[::1]:3128, [::1]:3128",
  })
  void findsTheProxyOfHttps(String variable, String value, String proxy) {
    // when
    var proxies = Proxies.of(Map.of(variable, value));

    // then
    assertThat(address(proxies, IAM)).isEqualTo(proxy);
  }

  @Test
  void isThereForHttpsOnly() {
    // when
    var proxies = Proxies.of(Map.of("HTTPS_PROXY", "proxy:1", "HTTP_PROXY", "other:2"));

    // then
    assertThat(address(proxies, IAM)).isEqualTo("proxy:1");
    assertThat(address(proxies, URI.create("http://127.0.0.1:8080"))).isEqualTo("other:2");
    assertThat(Proxies.of(Map.of("HTTP_PROXY", "other:2")).to(IAM)).isEmpty();
  }

  @Test
  void lowerCaseWinsAlsoWhenItIsEmpty() {
    assertThat(address(Proxies.of(Map.of("HTTPS_PROXY", "upper:1", "https_proxy", "lower:1")), IAM))
        .isEqualTo("lower:1");
    assertThat(Proxies.of(Map.of("HTTPS_PROXY", "upper:1", "https_proxy", "")).to(IAM)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*|true",
        "iam.amazonaws.com|true",
        "IAM.AmazonAWS.com|true",
        "amazonaws.com|true",
        ".amazonaws.com|true",
        "..amazonaws.com|true",
        "localhost, .amazonaws.com ,x|true",
        "localhost,,|false",
        "azonaws.com|false",
        "iam.amazonaws.com:443|false",
        "*.amazonaws.com|false",
        "*,x|false",
        "''|false",
      })
  void goesPastTheProxyAsTheAwsCliDoes(String without, boolean direct) {
    for (var variable : new String[] {"NO_PROXY", "no_proxy"}) {
      // when
      var proxies = Proxies.of(Map.of("HTTPS_PROXY", "proxy:1", variable, without));

      // then
      assertThat(proxies.to(IAM).isEmpty()).isEqualTo(direct);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.0.0.1:8080, true",
    "127.0.0.1:80, false",
    "127.0.0.0/8, false"
  })
  void comparesThePortThatAnAddressNames(String without, boolean direct) {
    // when
    var proxies = Proxies.of(Map.of("HTTP_PROXY", "proxy:1", "NO_PROXY", without));

    // then
    assertThat(proxies.to(URI.create("http://127.0.0.1:8080")).isEmpty()).isEqualTo(direct);
  }

  private static String address(Proxies proxies, URI called) {
    var address = (InetSocketAddress) proxies.to(called).orElseThrow().proxy().address();
    return address.getHostString() + ":" + address.getPort();
  }
}
