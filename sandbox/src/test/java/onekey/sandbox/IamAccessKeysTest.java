package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.sandbox.api.Principal;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.iam.UnknownKeyAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;

class IamAccessKeysTest {

  private static final Instant CREATED = Instant.parse("2020-01-02T03:04:05Z");

  private final Sandbox sandbox = Sandbox.start(settings -> settings.largestPage(1));
  private final IamClient iam = PlainClients.iam(sandbox, Principal.ROOT);

  @BeforeEach
  void createUsers() {
    sandbox.iam().createUser("ann");
    sandbox.iam().createUser("bob");
  }

  @AfterEach
  void close() {
    iam.close();
    sandbox.close();
  }

  @Test
  void listsKeysOfEveryStatusPageByPage() {
    // given
    var old = sandbox.iam().addAccessKey("ann", CREATED);
    sandbox.iam().addAccessKey("ann", "Frozen", CREATED, Optional.empty());

    // when
    var keys =
        iam.listAccessKeysPaginator(request -> request.userName("ann")).accessKeyMetadata().stream()
            .toList();

    // then
    assertThat(keys)
        .extracting(AccessKeyMetadata::statusAsString)
        .containsExactlyInAnyOrder("Active", "Frozen");
    assertThat(keys)
        .extracting(AccessKeyMetadata::status)
        .contains(StatusType.UNKNOWN_TO_SDK_VERSION);
    assertThat(keys).extracting(AccessKeyMetadata::accessKeyId).contains(old.id());
    assertThat(keys).extracting(AccessKeyMetadata::createDate).containsOnly(CREATED);
    assertThat(keys).extracting(AccessKeyMetadata::userName).containsOnly("ann");
    assertThat(old.id()).matches("AKIA[A-Z2-7]{16}");
    assertThat(sandbox.calls().count("ListAccessKeys")).isEqualTo(2);
  }

  @Test
  void createsAnActiveKeyAndGivesItsSecretOnce() {
    // when
    var key = iam.createAccessKey(request -> request.userName("ann")).accessKey();

    // then
    assertThat(key.status()).isEqualTo(StatusType.ACTIVE);
    assertThat(key.secretAccessKey()).hasSize(40);
    assertThat(key.createDate()).isEqualTo(sandbox.clock().instant());
    assertThat(keyIdsOf("ann")).containsExactly(key.accessKeyId());
  }

  @Test
  void refusesAThirdKeyEvenIfOneIsInactive() {
    // given
    sandbox.iam().addAccessKey("ann", CREATED);
    sandbox.iam().addAccessKey("ann", "Inactive", CREATED, Optional.empty());

    // then
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> iam.createAccessKey(request -> request.userName("ann")))
        .withMessageContaining("AccessKeysPerUser: 2")
        .satisfies(error -> assertThat(error.statusCode()).isEqualTo(409));
  }

  /** Some users have more keys than the quota; none gets another one. */
  @Test
  void listsMoreKeysThanTheQuotaAndAddsNone() {
    // given
    for (var key = 1; key <= 4; key++) {
      sandbox.iam().addAccessKeyBeyondQuota("ann", "Active", CREATED, Optional.empty());
    }

    // then
    assertThat(keyIdsOf("ann")).hasSize(4);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> iam.createAccessKey(request -> request.userName("ann")));
  }

  @Test
  void returnsTheLastUse() {
    // given
    var key = sandbox.iam().addAccessKey("ann", CREATED);
    var used = Instant.parse("2026-11-05T06:07:08Z");
    sandbox.iam().recordUse(key.id(), new KeyUse(used, "s3", "eu-central-1"));

    // when
    var answer = iam.getAccessKeyLastUsed(request -> request.accessKeyId(key.id()));

    // then
    assertThat(answer.userName()).isEqualTo("ann");
    assertThat(answer.accessKeyLastUsed().lastUsedDate()).isEqualTo(used);
    assertThat(answer.accessKeyLastUsed().serviceName()).isEqualTo("s3");
    assertThat(answer.accessKeyLastUsed().region()).isEqualTo("eu-central-1");
  }

  @Test
  void returnsThatNoUseIsRecorded() {
    // given
    var key = sandbox.iam().addAccessKey("ann", CREATED);

    // when
    var lastUsed =
        iam.getAccessKeyLastUsed(request -> request.accessKeyId(key.id())).accessKeyLastUsed();

    // then
    assertThat(lastUsed.lastUsedDate()).isNull();
    assertThat(lastUsed.serviceName()).isEqualTo("N/A");
    assertThat(lastUsed.region()).isEqualTo("N/A");
  }

  @ParameterizedTest
  @EnumSource(UnknownKeyAnswer.class)
  void answersAsConfiguredForAKeyThatDoesNotExist(UnknownKeyAnswer answer) {
    try (var other = Sandbox.start(settings -> settings.unknownKeyAnswer(answer));
        var client = PlainClients.iam(other, Principal.ROOT)) {
      assertThatExceptionOfType(IamException.class)
          .isThrownBy(
              () ->
                  client.getAccessKeyLastUsed(
                      request -> request.accessKeyId("AKIAIOSFODNN7EXAMPLE")))
          .withMessageContaining("AKIAIOSFODNN7EXAMPLE")
          .satisfies(
              error ->
                  assertThat(error.statusCode())
                      .isEqualTo(answer == UnknownKeyAnswer.ACCESS_DENIED ? 403 : 404));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tooshort", "AKIA-NO-WORD-CHARACTERS"})
  void refusesWhatIsNoKeyId(String keyId) {
    assertThatExceptionOfType(IamException.class)
        .isThrownBy(() -> iam.getAccessKeyLastUsed(request -> request.accessKeyId(keyId)))
        .withMessageContaining("accessKeyId")
        .withMessageContaining(keyId);
  }

  @Test
  void deactivatesReactivatesAndDeletesAKey() {
    // given
    var key = sandbox.iam().addAccessKey("ann", CREATED).id();

    // then
    iam.updateAccessKey(
        request -> request.userName("ann").accessKeyId(key).status(StatusType.INACTIVE));
    assertThat(sandbox.iam().user("ann").orElseThrow().activeKeys()).isZero();
    iam.updateAccessKey(
        request -> request.userName("ann").accessKeyId(key).status(StatusType.ACTIVE));
    assertThat(sandbox.iam().user("ann").orElseThrow().activeKeys()).isOne();
    iam.deleteAccessKey(request -> request.userName("ann").accessKeyId(key));
    assertThat(keyIdsOf("ann")).isEmpty();
    assertThat(sandbox.iam().ownerOf(key)).isEmpty();
  }

  @Test
  void refusesAStatusThatCannotBeSet() {
    var key = sandbox.iam().addAccessKey("ann", CREATED).id();

    assertThatExceptionOfType(IamException.class)
        .isThrownBy(
            () ->
                iam.updateAccessKey(
                    request -> request.userName("ann").accessKeyId(key).status("Frozen")))
        .withMessageContaining("status")
        .withMessageContaining("Frozen");
  }

  @Test
  void touchesNoKeyOfAnotherUser() {
    // given
    var key = sandbox.iam().addAccessKey("bob", CREATED).id();

    // then
    assertThatExceptionOfType(NoSuchEntityException.class)
        .isThrownBy(() -> iam.deleteAccessKey(request -> request.userName("ann").accessKeyId(key)));
    assertThatExceptionOfType(NoSuchEntityException.class)
        .isThrownBy(
            () ->
                iam.updateAccessKey(
                    request ->
                        request.userName("ann").accessKeyId(key).status(StatusType.INACTIVE)));
    assertThat(sandbox.iam().user("bob").orElseThrow().activeKeys()).isOne();
  }

  @Test
  void actsOnTheCallerWhereNoUserIsNamed() {
    // given
    var annsKey = sandbox.iam().addAccessKey("ann", CREATED).id();
    sandbox.iam().addAccessKey("bob", CREATED);

    // when
    try (var ann = PlainClients.iam(sandbox, Principal.user("ann"))) {
      ann.deleteAccessKey(request -> request.accessKeyId(annsKey));
    }

    // then
    assertThat(keyIdsOf("ann")).isEmpty();
    assertThat(keyIdsOf("bob")).hasSize(1);
  }

  @Test
  void hasNoCallerToActOnWhereARoleCalls() {
    try (var role = PlainClients.iam(sandbox, Principal.role("automation"))) {
      assertThatExceptionOfType(IamException.class)
          .isThrownBy(role::listAccessKeys)
          .withMessageContaining("Must specify userName");
    }
  }

  private List<String> keyIdsOf(String userName) {
    return sandbox.iam().user(userName).orElseThrow().accessKeys().stream()
        .map(SandboxAccessKey::id)
        .toList();
  }
}
