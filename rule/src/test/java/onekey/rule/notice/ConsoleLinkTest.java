package onekey.rule.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLinkTest {

  @ParameterizedTest
  @CsvSource({
    "aws, console.aws.amazon.com",
    "aws-cn, console.amazonaws.cn",
    "aws-us-gov, console.amazonaws-us-gov.com",
    "aws-eusc, console.amazonaws-eusc.eu",
  })
  void leadsToTheConsoleOfThePartition(String partition, String console) {
    // when
    var link = ConsoleLink.toAccessKeys("alice", partition);

    // then
    assertThat(link)
        .contains(
            URI.create(
                "https://%s/iam/home#/users/details/alice?section=security_credentials"
                    .formatted(console)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "evil.example/"})
  void leadsNowhereInAPartitionThatIsNotKnown(String partition) {
    assertThat(ConsoleLink.toAccessKeys("alice", partition)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a+b|a%2Bb",
        "a=b|a%3Db",
        "a,b|a%2Cb",
        "a@b.c|a%40b.c",
        "a-b_c|a-b_c",
        "a b|a%20b",
        "a*~b|a%2A%7Eb",
        "a?b#c/d|a%3Fb%23c%2Fd",
        "<b>\"|%3Cb%3E%22",
      })
  void encodesTheName(String name, String encoded) {
    assertThat(ConsoleLink.toAccessKeys(name, "aws").orElseThrow().getRawFragment())
        .isEqualTo("/users/details/%s?section=security_credentials".formatted(encoded));
  }
}
