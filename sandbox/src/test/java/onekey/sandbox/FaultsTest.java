package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Principal;
import onekey.sandbox.api.RateLimit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class FaultsTest {

  private final Sandbox sandbox = Sandbox.start();
  private final IamClient iam = PlainClients.iam(sandbox, Principal.ROOT);
  private final ConfigClient config = PlainClients.config(sandbox, Principal.ROOT);

  @BeforeEach
  void createUsers() {
    sandbox.iam().createUser("ann");
    sandbox.iam().createUser("bob");
  }

  @AfterEach
  void close() {
    iam.close();
    config.close();
    sandbox.close();
  }

  @Test
  void throttlesTheNextCallsOfAnAction() {
    // given
    sandbox.faults().throttle("ListUsers", 2);

    // then
    for (var attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(IamException.class)
          .isThrownBy(iam::listUsers)
          .withMessageContaining("Rate exceeded")
          .satisfies(error -> assertThat(error.isThrottlingException()).isTrue())
          .satisfies(error -> assertThat(error.statusCode()).isEqualTo(400));
    }
    assertThat(iam.listUsers().users()).hasSize(2);
    assertThat(sandbox.calls().throttled()).isEqualTo(2);
    assertThat(sandbox.calls().countsByAction()).isEqualTo(Map.of("ListUsers", 3L));
  }

  @Test
  void throttlesConfigInItsOwnWords() {
    sandbox.faults().throttle("DescribeConfigRules", 1);

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(config::describeConfigRules)
        .satisfies(error -> assertThat(error.isThrottlingException()).isTrue())
        .satisfies(
            error ->
                assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException"));
  }

  @Test
  void throttlesWhatIsTooFastForTheBucket() {
    // given: a bucket that does not fill up again while the test runs
    try (var limited = Sandbox.start(settings -> settings.rateLimit(new RateLimit(1e-6, 2)));
        var limitedIam = PlainClients.iam(limited, Principal.ROOT);
        var limitedConfig = PlainClients.config(limited, Principal.ROOT)) {
      limitedIam.listUsers();
      limitedIam.listUsers();

      // then
      assertThatExceptionOfType(IamException.class)
          .isThrownBy(limitedIam::listUsers)
          .satisfies(error -> assertThat(error.isThrottlingException()).isTrue());
      assertThat(limitedConfig.describeConfigRules().configRules()).isEmpty();
      assertThat(limited.calls().throttled()).isOne();
    }
  }

  @Test
  void throttlesWhenOthersHaveTakenAllTokens() {
    // given: others take the two tokens long before a connection is open
    try (var shared = Sandbox.start(settings -> settings.rateLimit(new RateLimit(1e-6, 2, 1e5)));
        var sharedIam = PlainClients.iam(shared, Principal.ROOT)) {
      // then
      assertThatExceptionOfType(IamException.class)
          .isThrownBy(sharedIam::listUsers)
          .satisfies(error -> assertThat(error.isThrottlingException()).isTrue());
      assertThat(shared.calls().count()).isOne();
    }
  }

  @Test
  void fails() {
    sandbox.faults().fail("ListUsers", 1);
    sandbox.faults().fail("DescribeConfigRules", 1);

    assertThatExceptionOfType(IamException.class)
        .isThrownBy(iam::listUsers)
        .satisfies(error -> assertThat(error.statusCode()).isEqualTo(500));
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(config::describeConfigRules)
        .satisfies(error -> assertThat(error.statusCode()).isEqualTo(500));
    assertThat(iam.listUsers().users()).hasSize(2);
  }

  @Test
  void deniesOneUserOnly() {
    // given
    sandbox.faults().deny("ListAccessKeys", "ann");

    // then
    for (var attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(IamException.class)
          .isThrownBy(() -> iam.listAccessKeys(request -> request.userName("ann")))
          .satisfies(error -> assertThat(error.statusCode()).isEqualTo(403))
          .satisfies(
              error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
    }
    assertThat(iam.listAccessKeys(request -> request.userName("bob")).accessKeyMetadata())
        .isEmpty();
    assertThat(iam.getUser(request -> request.userName("ann")).user()).isNotNull();
  }

  @Test
  void deniesAnActionOfConfig() {
    sandbox.faults().deny("DescribeConfigRules");

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(config::describeConfigRules)
        .satisfies(
            error ->
                assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
  }

  @Test
  void answersWithAnyError() {
    sandbox
        .faults()
        .answer(
            call -> call.principal().equals(Principal.ROOT),
            1,
            new ApiError(503, "ServiceUnavailable", "Try <again> & again."));

    assertThatExceptionOfType(IamException.class)
        .isThrownBy(iam::listUsers)
        .withMessageContaining("Try <again> & again.")
        .satisfies(error -> assertThat(error.statusCode()).isEqualTo(503));
  }

  @Test
  void letsAUserVanishBetweenListingAndNaming() {
    // given
    sandbox
        .faults()
        .before(Faults.action("ListAccessKeys", "ann"), () -> sandbox.iam().deleteUser("ann"));

    // then
    assertThat(iam.listUsers().users()).hasSize(2);
    assertThatExceptionOfType(NoSuchEntityException.class)
        .isThrownBy(() -> iam.listAccessKeys(request -> request.userName("ann")));
    assertThat(iam.listUsers().users()).hasSize(1);
  }

  @Test
  void letsAKeyVanishOnceItIsListed() {
    // given
    var key = sandbox.iam().addAccessKey("ann", Instant.EPOCH).id();
    sandbox
        .faults()
        .after(Faults.action("ListAccessKeys"), () -> sandbox.iam().deleteAccessKey(key));

    // when
    var listed = iam.listAccessKeys(request -> request.userName("ann")).accessKeyMetadata();

    // then
    assertThat(listed).hasSize(1);
    assertThatExceptionOfType(IamException.class)
        .isThrownBy(() -> iam.getAccessKeyLastUsed(request -> request.accessKeyId(key)));
  }

  @Test
  void interferesOnlyOnce() {
    // given
    var times = new ArrayList<String>();
    sandbox.faults().before(Faults.action("ListUsers"), () -> times.add("before"));
    sandbox.faults().after(Faults.action("ListUsers"), () -> times.add("after"));

    // when
    iam.listUsers();
    iam.listUsers();

    // then
    assertThat(times).containsExactly("before", "after");
  }

  @Test
  void showsEveryCallWithItsParameters() {
    // given
    List<ApiCall> seen = new ArrayList<>();
    sandbox.faults().watch(seen::add);

    // when
    iam.untagUser(request -> request.userName("ann").tagKeys("a", "b"));
    config.describeConfigRules(request -> request.configRuleNames());

    // then
    assertThat(seen)
        .extracting(ApiCall::permission)
        .containsExactly("iam:UntagUser", "config:DescribeConfigRules");
    assertThat(seen.getFirst().parameter("UserName")).contains("ann");
    assertThat(seen.getFirst().parameters().path("TagKeys").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(seen.getFirst().parameter("TagKeys")).isEmpty();
  }

  @Test
  void endsAllFaults() {
    // given
    sandbox.faults().deny("ListUsers");
    sandbox.faults().before(Faults.action("ListUsers"), () -> sandbox.iam().deleteUser("ann"));

    // when
    sandbox.faults().clear();

    // then
    assertThat(iam.listUsers().users()).hasSize(2);
  }
}
