package onekey.rule.aws;

import static onekey.rule.aws.Stubs.key;
import static onekey.rule.aws.Stubs.noSuchEntity;
import static onekey.rule.aws.Stubs.refusal;
import static onekey.rule.aws.Stubs.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.Census.UnreadUser;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

class UserInventoryTest {

  private static final KeyPolicy DEFAULTS = KeyPolicy.defaults();
  private static final String ID = "AIDAIOSFODNN7EXAMPLE";
  private static final Instant LAST_USED = Instant.parse("2026-11-05T10:00:00Z");

  private final IamClient iam = Stubs.iam();
  private final UserInventory inventory = new UserInventory(iam);

  @BeforeEach
  void noTags() {
    doReturn(ListUserTagsResponse.builder().build())
        .when(iam)
        .listUserTags(any(ListUserTagsRequest.class));
  }

  @Test
  void readsTagsAndLastUseOnlyForUsersOverTheLimit() {
    // given
    users(user("AIDA1", "bob"));
    keys("bob", key("AKIA1", "Active"), key("AKIA2", "Inactive"));

    // when
    var census =
        inventory.takeCensus(
            KeyPolicy.parse(Map.of("exemptionTag", "exempt")), CensusListener.none());

    // then
    assertThat(census.users())
        .singleElement()
        .satisfies(
            bob -> {
              assertThat(bob).isEqualTo(new Evidence.WithinLimit(bob.user(), 1));
              assertThat(bob.user().keys())
                  .extracting(AccessKey::id)
                  .containsExactly("AKIA1", "AKIA2");
            });
    verify(iam, never()).getAccessKeyLastUsed(any(GetAccessKeyLastUsedRequest.class));
    verify(iam, never()).listUserTags(any(ListUserTagsRequest.class));
  }

  @Test
  void saysHowTheCensusComesAlong() {
    // given two pages, and one user that cannot be read
    var heard = new ConcurrentLinkedQueue<String>();
    doReturn(page("AIDA1", "bob").isTruncated(true).marker("next").build())
        .doAnswer(
            _ -> {
              heard.add("second page asked for");
              return page("AIDA2", "carol").isTruncated(false).build();
            })
        .when(iam)
        .listUsers(any(ListUsersRequest.class));
    keys("bob", key("AKIA1", "Active"));
    doThrow(refusal("AccessDenied")).when(iam).listAccessKeys(listKeysOf("carol"));

    // when
    inventory.takeCensus(
        DEFAULTS,
        new CensusListener() {
          @Override
          public void listed(List<User> added) {
            heard.add("listed " + added.getFirst().userName());
          }

          @Override
          public void done() {
            heard.add("done");
          }
        });

    // then
    assertThat(heard)
        .containsExactly("listed bob", "second page asked for", "listed carol", "done", "done");
  }

  @Test
  void readsTheEvidenceForAUserOverTheLimit() {
    // given
    overTheLimit();
    doReturn(
            ListUserTagsResponse.builder()
                .tags(Tag.builder().key("exempt").value("2027-01-01").build())
                .build())
        .when(iam)
        .listUserTags(any(ListUserTagsRequest.class));

    // when
    var census =
        inventory.takeCensus(
            KeyPolicy.parse(Map.of("exemptionTag", "exempt")), CensusListener.none());

    // then
    assertThat(census.users())
        .singleElement()
        .isInstanceOfSatisfying(
            Evidence.OverLimit.class,
            alice -> {
              assertThat(alice.tags()).containsExactly(Map.entry("exempt", "2027-01-01"));
              assertThat(alice.countedKeys())
                  .extracting(CountedKey::id, CountedKey::lastUse)
                  .containsExactly(
                      tuple("AKIA1", new LastUse.NotRecorded()),
                      tuple("AKIA2", new LastUse.Recorded(LAST_USED, "s3", "us-east-1")));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Active, ACTIVE",
    "Inactive, INACTIVE",
    "Expired, EXPIRED",
    "Quarantined, UNKNOWN",
  })
  void knowsEveryStatusAndStumblesOverNone(String status, KeyStatus expected) {
    // given
    users(user("AIDA1", "bob"));
    keys("bob", key("AKIA1", status));

    // when
    var census = inventory.takeCensus(DEFAULTS, CensusListener.none());

    // then
    assertThat(census.users())
        .flatExtracting(read -> read.user().keys())
        .extracting(AccessKey::status)
        .containsExactly(expected);
  }

  @Test
  void leavesOutAUserDeletedMeanwhile() {
    // given
    users(user("AIDA1", "gone"), user("AIDA2", "bob"));
    keys("bob");
    doThrow(noSuchEntity()).when(iam).listAccessKeys(listKeysOf("gone"));

    // when
    var census = inventory.takeCensus(DEFAULTS, CensusListener.none());

    // then
    assertThat(census.users()).extracting(read -> read.user().name()).containsExactly("bob");
    assertThat(census.unread()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDenied", "ServiceFailure"})
  void keepsAUserThatCannotBeReadAsUnread(String code) {
    // given
    users(user("AIDA1", "secret"), user("AIDA2", "bob"));
    keys("bob");
    var refusal = refusal(code);
    doThrow(refusal).when(iam).listAccessKeys(listKeysOf("secret"));

    // when
    var census = inventory.takeCensus(DEFAULTS, CensusListener.none());

    // then
    assertThat(census.users()).extracting(read -> read.user().name()).containsExactly("bob");
    assertThat(census.unread()).containsExactly(new UnreadUser("AIDA1", "secret", refusal));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NoSuchEntity", "AccessDenied"})
  void judgesAfreshWhenAKeyVanishes(String code) {
    // given a key that is deleted between the listing and the question
    users(user("AIDA1", "alice"));
    doReturn(listed(key("AKIA1", "Active"), key("AKIA2", "Active")))
        .doReturn(listed(key("AKIA2", "Active")))
        .when(iam)
        .listAccessKeys(listKeysOf("alice"));
    doThrow(code.equals("NoSuchEntity") ? noSuchEntity() : refusal(code))
        .when(iam)
        .getAccessKeyLastUsed(lastUseOf("AKIA1"));

    // when
    var census = inventory.takeCensus(DEFAULTS, CensusListener.none());

    // then
    assertThat(census.unread()).isEmpty();
    assertThat(census.users())
        .flatExtracting(read -> read.user().keys())
        .extracting(AccessKey::id)
        .containsExactly("AKIA2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NoSuchEntity", "AccessDenied"})
  void judgesAfreshOnlyOnce(String code) {
    // given a key that stays listed and cannot be asked for
    users(user("AIDA1", "alice"));
    keys("alice", key("AKIA1", "Active"), key("AKIA2", "Active"));
    doThrow(code.equals("NoSuchEntity") ? noSuchEntity() : refusal(code))
        .when(iam)
        .getAccessKeyLastUsed(any(GetAccessKeyLastUsedRequest.class));

    // when
    var census = inventory.takeCensus(DEFAULTS, CensusListener.none());

    // then
    assertThat(census.unread()).extracting(UnreadUser::name).containsExactly("alice");
    verify(iam, times(2)).listAccessKeys(listKeysOf("alice"));
  }

  @Test
  void anyOtherRefusalOfALastUseIsNotAVanishedKey() {
    // given
    users(user("AIDA1", "alice"));
    keys("alice", key("AKIA1", "Active"), key("AKIA2", "Active"));
    doThrow(refusal("ServiceFailure"))
        .when(iam)
        .getAccessKeyLastUsed(any(GetAccessKeyLastUsedRequest.class));

    // when
    var census = inventory.takeCensus(DEFAULTS, CensusListener.none());

    // then
    assertThat(census.unread()).hasSize(1);
    verify(iam, times(1)).listAccessKeys(listKeysOf("alice"));
  }

  @Test
  void failsWhenUsersCannotBeListed() {
    // given
    doThrow(refusal("AccessDenied")).when(iam).listUsers(any(ListUsersRequest.class));

    // when
    var reading = assertThatThrownBy(() -> inventory.takeCensus(DEFAULTS, CensusListener.none()));

    // then
    reading.hasMessageContaining("AccessDenied");
    verify(iam, never()).listAccessKeys(any(ListAccessKeysRequest.class));
  }

  /** A gateway or a proxy answers with an error that has no code. */
  @Test
  void anErrorWithoutACodeIsOneUsersTrouble() {
    // given
    users(user("AIDA1", "alice"), user("AIDA2", "bob"));
    keys("alice", key("AKIA1", "Active"), key("AKIA2", "Active"));
    keys("bob");
    doThrow(IamException.builder().message("502 Bad Gateway").statusCode(502).build())
        .when(iam)
        .getAccessKeyLastUsed(any(GetAccessKeyLastUsedRequest.class));

    // when
    var census = inventory.takeCensus(DEFAULTS, CensusListener.none());

    // then
    assertThat(census.users()).extracting(read -> read.user().name()).containsExactly("bob");
    assertThat(census.unread()).extracting(UnreadUser::name).containsExactly("alice");
  }

  @Test
  void anUnexpectedFailureIsOneUsersTrouble() {
    // given
    users(user("AIDA1", "alice"), user("AIDA2", "bob"));
    keys("bob");
    var unexpected = new IllegalStateException("unexpected");
    doThrow(unexpected).when(iam).listAccessKeys(listKeysOf("alice"));

    // when
    var census = inventory.takeCensus(DEFAULTS, CensusListener.none());

    // then
    assertThat(census.users()).extracting(read -> read.user().name()).containsExactly("bob");
    assertThat(census.unread()).containsExactly(new UnreadUser("AIDA1", "alice", unexpected));
  }

  @Test
  void aUserThatTwoPagesNameIsOneUser() {
    // given
    doReturn(page("AIDA1", "alice").isTruncated(true).marker("next").build())
        .doReturn(
            ListUsersResponse.builder()
                .users(user("AIDA1", "alice"), user("AIDA2", "bob"))
                .isTruncated(false)
                .build())
        .when(iam)
        .listUsers(any(ListUsersRequest.class));
    keys("alice");
    keys("bob");

    // when
    var census = inventory.takeCensus(DEFAULTS, CensusListener.none());

    // then
    assertThat(census.users())
        .extracting(read -> read.user().id())
        .containsExactly("AIDA1", "AIDA2");
    verify(iam, times(1)).listAccessKeys(listKeysOf("alice"));
  }

  /** A progress bar adds up the listed users and subtracts those that are done. */
  @Test
  void everyListedUserIsDoneOnce() {
    // given one user on two pages, and one that was recreated between them
    doReturn(
            ListUsersResponse.builder()
                .users(user("AIDA1", "alice"), user("AIDAOLD", "bob"))
                .isTruncated(true)
                .marker("next")
                .build())
        .doReturn(
            ListUsersResponse.builder()
                .users(user("AIDA1", "alice"), user("AIDANEW", "bob"))
                .isTruncated(false)
                .build())
        .when(iam)
        .listUsers(any(ListUsersRequest.class));
    keys("alice");
    keys("bob");
    var listed = new AtomicInteger();
    var done = new AtomicInteger();

    // when
    inventory.takeCensus(
        DEFAULTS,
        new CensusListener() {
          @Override
          public void listed(List<User> added) {
            listed.addAndGet(added.size());
          }

          @Override
          public void done() {
            done.incrementAndGet();
          }
        });

    // then
    assertThat(listed).hasValue(3);
    assertThat(done).hasValue(3);
  }

  @Test
  void asksNothingAboutUsersThatAreNotWanted() {
    // given
    users(user("AIDA1", "bob"), user("AIDA2", "carol"));
    keys("bob", key("AKIA1", "Active"));
    var done = new AtomicInteger();

    // when
    var census =
        inventory.takeCensus(
            DEFAULTS,
            "bob"::equals,
            new CensusListener() {
              @Override
              public void listed(List<User> added) {}

              @Override
              public void done() {
                done.incrementAndGet();
              }
            });

    // then
    assertThat(census.users()).extracting(read -> read.user().name()).containsExactly("bob");
    assertThat(census.unread()).isEmpty();
    assertThat(done).hasValue(2);
    verify(iam, never()).listAccessKeys(listKeysOf("carol"));
  }

  @Test
  void readsTheLastUseOfOneKey() {
    // given
    doReturn(
            GetAccessKeyLastUsedResponse.builder()
                .accessKeyLastUsed(use -> use.serviceName("N/A").region("N/A"))
                .build())
        .when(iam)
        .getAccessKeyLastUsed(lastUseOf("AKIA1"));

    // then
    assertThat(inventory.readLastUse("AKIA1", "alice")).contains(new LastUse.NotRecorded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NoSuchEntity", "AccessDenied"})
  void aKeyThatIsListedNoMoreHasNoLastUse(String code) {
    // given
    doThrow(code.equals("NoSuchEntity") ? noSuchEntity() : refusal(code))
        .when(iam)
        .getAccessKeyLastUsed(any(GetAccessKeyLastUsedRequest.class));
    keys("alice", key("AKIA2", "Active"));

    // then
    assertThat(inventory.readLastUse("AKIA1", "alice")).isEmpty();
  }

  @Test
  void aKeyOfAUserThatIsGoneHasNoLastUse() {
    // given
    doThrow(refusal("AccessDenied"))
        .when(iam)
        .getAccessKeyLastUsed(any(GetAccessKeyLastUsedRequest.class));
    doThrow(noSuchEntity()).when(iam).listAccessKeys(listKeysOf("alice"));

    // then
    assertThat(inventory.readLastUse("AKIA1", "alice")).isEmpty();
  }

  @Test
  void aRefusedLastUseOfAKeyThatIsStillListedIsNoAnswer() {
    // given
    var refusal = refusal("AccessDenied");
    doThrow(refusal).when(iam).getAccessKeyLastUsed(any(GetAccessKeyLastUsedRequest.class));
    keys("alice", key("AKIA1", "Inactive"));

    // then
    assertThatThrownBy(() -> inventory.readLastUse("AKIA1", "alice")).isSameAs(refusal);
  }

  /** Keys are read by name, so the keys of the new user must not be reported about the old one. */
  @Test
  void ofAUserRecreatedBetweenTwoPagesOnlyTheNewOneIsRead() {
    // given
    doReturn(page("AIDAOLD", "alice").isTruncated(true).marker("next").build())
        .doReturn(page("AIDANEW", "alice").isTruncated(false).build())
        .when(iam)
        .listUsers(any(ListUsersRequest.class));
    keys("alice");

    // when
    var census = inventory.takeCensus(DEFAULTS, CensusListener.none());

    // then
    assertThat(census.users()).extracting(read -> read.user().id()).containsExactly("AIDANEW");
  }

  @Test
  void findsAUserByIdOrByName() {
    // given
    users(user(ID, "alice"), user("AIDA2", "bob"));
    keys("alice");
    keys("bob");

    // then
    assertThat(inventory.readUser(ID, DEFAULTS).user().name()).isEqualTo("alice");
    assertThat(inventory.readUser("bob", DEFAULTS).user().id()).isEqualTo("AIDA2");
  }

  /** Otherwise creating a user with such a name would keep the runbook away from another user. */
  @Test
  void whatLooksLikeAnIdMeansTheIdOnly() {
    // given a user that is called like the id of another
    users(user("AIDA2", ID), user(ID, "alice"));
    keys("alice");

    // then
    assertThat(inventory.readUser(ID, DEFAULTS).user().name()).isEqualTo("alice");
  }

  @Test
  void aUserCalledLikeAnIdIsNotFoundByThatName() {
    // given
    users(user("AIDA2", ID));

    // then
    assertThatThrownBy(() -> inventory.readUser(ID, DEFAULTS))
        .isInstanceOf(NoSuchUserException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AIDA", "aidaiosfodnn7example", "AIDA-build", "AIDATEAM"})
  void aNameThatOnlyBeginsLikeAnIdIsAName(String name) {
    // given
    users(user("AIDA1", name));
    keys(name);

    // then
    assertThat(inventory.readUser(name, DEFAULTS).user().id()).isEqualTo("AIDA1");
  }

  @Test
  void refusesAnUnknownUser() {
    // given
    users(user("AIDA1", "alice"));

    // then
    assertThatThrownBy(() -> inventory.readUser("Alice", DEFAULTS))
        .isInstanceOf(NoSuchUserException.class)
        .hasMessage("No IAM user has the unique id or the name \"Alice\".");
  }

  @Test
  void refusesAUserDeletedMeanwhile() {
    // given
    users(user("AIDA1", "alice"));
    doThrow(noSuchEntity()).when(iam).listAccessKeys(listKeysOf("alice"));

    // then
    assertThatThrownBy(() -> inventory.readUser("alice", DEFAULTS))
        .isInstanceOf(NoSuchUserException.class);
  }

  @Test
  void toConfirmCountsTheInactiveKeyToo() {
    // given
    users(user("AIDA1", "alice"));
    keys("alice", key("AKIA1", "Inactive"), key("AKIA2", "Active"), key("AKIA3", "Inactive"));
    doReturn(lastUsed()).when(iam).getAccessKeyLastUsed(any(GetAccessKeyLastUsedRequest.class));

    // when
    var alice = inventory.findUserCounting("AKIA1", "AIDA1", DEFAULTS);

    // then
    assertThat(alice)
        .containsInstanceOf(Evidence.OverLimit.class)
        .map(evidence -> ((Evidence.OverLimit) evidence).countedKeys())
        .hasValueSatisfying(
            keys -> assertThat(keys).extracting(CountedKey::id).containsExactly("AKIA1", "AKIA2"));
  }

  @Test
  void toConfirmTakesNoUserByName() {
    // given a user recreated under the same name
    users(user("AIDA2", "alice"));

    // then
    assertThat(inventory.findUserCounting("AKIA1", "AIDA1", DEFAULTS)).isEmpty();
    assertThat(inventory.findUserCounting("AKIA1", "alice", DEFAULTS)).isEmpty();
  }

  private void overTheLimit() {
    users(user("AIDA1", "alice"));
    keys("alice", key("AKIA1", "Active"), key("AKIA2", "Active"));
    doReturn(
            GetAccessKeyLastUsedResponse.builder()
                .accessKeyLastUsed(
                    AccessKeyLastUsed.builder().serviceName("N/A").region("N/A").build())
                .build())
        .when(iam)
        .getAccessKeyLastUsed(lastUseOf("AKIA1"));
    doReturn(lastUsed()).when(iam).getAccessKeyLastUsed(lastUseOf("AKIA2"));
  }

  private static GetAccessKeyLastUsedResponse lastUsed() {
    return GetAccessKeyLastUsedResponse.builder()
        .accessKeyLastUsed(
            AccessKeyLastUsed.builder()
                .lastUsedDate(LAST_USED)
                .serviceName("s3")
                .region("us-east-1")
                .build())
        .build();
  }

  private static ListUsersResponse.Builder page(String userId, String userName) {
    return ListUsersResponse.builder().users(user(userId, userName));
  }

  private void users(User... users) {
    doReturn(ListUsersResponse.builder().users(users).isTruncated(false).build())
        .when(iam)
        .listUsers(any(ListUsersRequest.class));
  }

  private void keys(String userName, AccessKeyMetadata... keys) {
    doReturn(listed(keys)).when(iam).listAccessKeys(listKeysOf(userName));
  }

  private static ListAccessKeysResponse listed(AccessKeyMetadata... keys) {
    return ListAccessKeysResponse.builder().accessKeyMetadata(keys).isTruncated(false).build();
  }

  private static ListAccessKeysRequest listKeysOf(String userName) {
    return argThat(
        request ->
            Optional.ofNullable(request).map(ListAccessKeysRequest::userName).stream()
                .anyMatch(userName::equals));
  }

  private static GetAccessKeyLastUsedRequest lastUseOf(String accessKeyId) {
    return argThat(
        request ->
            Optional.ofNullable(request).map(GetAccessKeyLastUsedRequest::accessKeyId).stream()
                .anyMatch(accessKeyId::equals));
  }
}
