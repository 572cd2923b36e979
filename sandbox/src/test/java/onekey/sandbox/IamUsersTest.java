package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import onekey.sandbox.api.Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

class IamUsersTest {

  private final Sandbox sandbox = Sandbox.start(settings -> settings.largestPage(3));
  private final IamClient iam = PlainClients.iam(sandbox, Principal.ROOT);

  @AfterEach
  void close() {
    iam.close();
    sandbox.close();
  }

  @Test
  void returnsAllFieldsOfAUser() {
    // given
    var created = Instant.parse("2019-02-03T04:05:06Z");
    var seeded = sandbox.iam().createUser("juergen@example.com", "/team/blue/", created);

    // when
    var user = iam.listUsers().users().getFirst();

    // then
    assertThat(user.userName()).isEqualTo("juergen@example.com");
    assertThat(user.path()).isEqualTo("/team/blue/");
    assertThat(user.userId()).isEqualTo(seeded.id()).matches("AIDA[A-Z2-7]{17}");
    assertThat(user.arn())
        .isEqualTo("arn:aws:iam::111122223333:user/team/blue/juergen@example.com");
    assertThat(user.createDate()).isEqualTo(created);
  }

  @Test
  void pagesWithoutLosingOrRepeatingAnybody() {
    // given
    IntStream.range(0, 8).forEach(number -> sandbox.iam().createUser("user" + number));

    // when
    var names = iam.listUsersPaginator().users().stream().map(User::userName).toList();

    // then
    assertThat(names)
        .containsExactly("user0", "user1", "user2", "user3", "user4", "user5", "user6", "user7");
    assertThat(sandbox.calls().count("ListUsers")).isEqualTo(3);
  }

  @Test
  void skipsNoUserWhenOneIsDeletedBetweenTwoPages() {
    // given
    IntStream.range(0, 5).forEach(number -> sandbox.iam().createUser("user" + number));
    var first = iam.listUsers();

    // when
    sandbox.iam().deleteUser("user0");
    var second = iam.listUsers(request -> request.marker(first.marker()));

    // then
    assertThat(second.users()).extracting(User::userName).containsExactly("user3", "user4");
    assertThat(second.isTruncated()).isFalse();
    assertThat(second.marker()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,3", "1000,3"})
  void givesNoMoreThanAskedForAndNoMoreThanTheLargestPage(int maxItems, int expected) {
    // given
    IntStream.range(0, 5).forEach(number -> sandbox.iam().createUser("user" + number));

    // when
    var page = iam.listUsers(request -> request.maxItems(maxItems));

    // then
    assertThat(page.users()).hasSize(expected);
    assertThat(page.isTruncated()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1001})
  void refusesAPageSizeThatIamDoesNotKnow(int maxItems) {
    var request = ListUsersRequest.builder().maxItems(maxItems).build();

    assertThatExceptionOfType(IamException.class)
        .isThrownBy(() -> iam.listUsers(request))
        .withMessageContaining("maxItems")
        .withMessageContaining(Integer.toString(maxItems))
        .satisfies(error -> assertThat(error.statusCode()).isEqualTo(400))
        .satisfies(
            error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
  }

  @Test
  void refusesAMarkerThatItDidNotGive() {
    assertThatExceptionOfType(IamException.class)
        .isThrownBy(() -> iam.listUsers(request -> request.marker("made up")))
        .withMessageContaining("Invalid Marker");
  }

  @Test
  void listsTheUsersUnderAPath() {
    // given
    sandbox.iam().createUser("ann", "/team/", Instant.EPOCH);
    sandbox.iam().createUser("bob");

    // when
    var users = iam.listUsers(request -> request.pathPrefix("/team/")).users();

    // then
    assertThat(users).extracting(User::userName).containsExactly("ann");
  }

  @Test
  void createsAUserWithTags() {
    // when
    var user =
        iam.createUser(
                request ->
                    request
                        .userName("a+b=c,d.e@f_g-h")
                        .path("/x/")
                        .tags(tag("one", "1"), tag("two", "")))
            .user();

    // then
    assertThat(user.createDate()).isEqualTo(sandbox.clock().instant());
    var found = iam.getUser(request -> request.userName("a+b=c,d.e@f_g-h")).user();
    assertThat(found.userId()).isEqualTo(user.userId());
    assertThat(found.tags()).containsExactlyInAnyOrder(tag("one", "1"), tag("two", ""));
    assertThat(iam.listUsers().users())
        .singleElement()
        .satisfies(listed -> assertThat(listed.hasTags()).isFalse());
    assertThat(sandbox.iam().user("a+b=c,d.e@f_g-h").orElseThrow().tags())
        .isEqualTo(Map.of("one", "1", "two", ""));
  }

  @Test
  void refusesANameThatDiffersOnlyInCase() {
    // given
    sandbox.iam().createUser("Ann");

    // then
    assertThatExceptionOfType(EntityAlreadyExistsException.class)
        .isThrownBy(() -> iam.createUser(request -> request.userName("ann")))
        .satisfies(error -> assertThat(error.statusCode()).isEqualTo(409));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space",
        "slash/es",
        "0123456789012345678901234567890123456789012345678901234567890123x"
      })
  void refusesANameThatIamDoesNotTake(String name) {
    assertThatExceptionOfType(IamException.class)
        .isThrownBy(() -> iam.createUser(request -> request.userName(name)))
        .withMessageContaining("userName");
  }

  @Test
  void givesANewIdToARecreatedUser() {
    // given
    var before = iam.createUser(request -> request.userName("ann")).user().userId();
    iam.deleteUser(request -> request.userName("ann"));

    // when
    var after = iam.createUser(request -> request.userName("ann")).user().userId();

    // then
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void deletesNoUserThatHasKeys() {
    // given
    sandbox.iam().createUser("ann");
    sandbox.iam().addAccessKey("ann", Instant.EPOCH);

    // then
    assertThatExceptionOfType(DeleteConflictException.class)
        .isThrownBy(() -> iam.deleteUser(request -> request.userName("ann")))
        .satisfies(error -> assertThat(error.statusCode()).isEqualTo(409));
    assertThat(sandbox.iam().user("ann")).isPresent();
  }

  @Test
  void tagsAndUntagsAUser() {
    // given
    sandbox.iam().createUser("ann");
    iam.tagUser(
        request ->
            request
                .userName("ann")
                .tags(tag("a", "1"), tag("b", "2"), tag("c", "3"), tag("d", "4 & <5>")));

    // when
    iam.untagUser(request -> request.userName("ann").tagKeys("a", "c"));

    // then
    var tags = iam.listUserTags(request -> request.userName("ann"));
    assertThat(tags.tags()).containsExactly(tag("b", "2"), tag("d", "4 & <5>"));
    assertThat(tags.isTruncated()).isFalse();
  }

  @Test
  void pagesTags() {
    // given
    sandbox.iam().createUser("ann");
    IntStream.range(0, 12).forEach(number -> sandbox.iam().tagUser("ann", "key" + number, "value"));

    // when
    var tags = iam.listUserTagsPaginator(request -> request.userName("ann")).tags();

    // then
    assertThat(tags.stream()).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void saysThatThereIsNoSuchUser() {
    assertThatExceptionOfType(NoSuchEntityException.class)
        .isThrownBy(() -> iam.listUserTags(request -> request.userName("nobody")))
        .withMessageContaining("nobody")
        .satisfies(error -> assertThat(error.statusCode()).isEqualTo(404))
        .satisfies(
            error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("NoSuchEntity"));
  }

  @Test
  void refusesAnActionThatItDoesNotKnow() {
    assertThatExceptionOfType(IamException.class)
        .isThrownBy(iam::listRoles)
        .withMessageContaining("iam:ListRoles")
        .satisfies(
            error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidAction"));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
