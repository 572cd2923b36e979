package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import onekey.rule.aws.UserReadings.Reading;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.User;

class UserReadingsTest {

  private static final Instant NOW = Instant.parse("2026-12-01T08:30:00Z");
  private static final Deadline PASSED = new Deadline(() -> 1, 0);

  @Test
  void handsOverEveryUserOnce() {
    try (var readings = new UserReadings(users(100), UserReadingsTest::departed)) {
      // when
      var read = new ArrayList<String>();
      for (var next = readings.next(Deadline.none());
          next.isPresent();
          next = readings.next(Deadline.none())) {
        read.add(next.get().userId());
      }

      // then
      assertThat(read).containsExactlyInAnyOrderElementsOf(readings.userIds()).hasSize(100);
      assertThat(readings.unfinished()).isEmpty();
    }
  }

  @Test
  void readsTheUsersWithTheEarliestMomentFirstOnceTheyAreKnown() throws InterruptedException {
    // given the first users are being read, and each read ends only when it may
    var first = UserReadings.READERS;
    var started = new Semaphore(0);
    var mayEnd = new Semaphore(0);
    var order = Collections.synchronizedList(new ArrayList<Integer>());
    try (var readings =
        new UserReadings(
            users(100),
            user -> {
              order.add(number(user.userId()));
              started.release();
              mayEnd.acquireUninterruptibly();
              return departed(user);
            })) {
      started.acquire(first);

      // when the last users have the earliest moments, two in each hour
      readings.earliestFirst(userId -> NOW.minus(Duration.ofMinutes(30L * number(userId))));
      for (var place = first; place < 100; place++) {
        mayEnd.release();
        assertThat(readings.next(Deadline.none())).isPresent();
        started.acquire();
      }
      mayEnd.release(first);
    }

    // then users of the same hour keep their order
    var expected = new ArrayList<Integer>();
    for (var hour = 98; hour >= first; hour -= 2) {
      expected.addAll(List.of(hour, hour + 1));
    }
    assertThat(order.subList(0, first)).allMatch(number -> number < first);
    assertThat(order.subList(first, 100)).isEqualTo(expected);
  }

  @Test
  void afterTheDeadlineSaysWhoWasNotRead() {
    // given nobody can be read
    var never = new CountDownLatch(1);
    try (var readings =
        new UserReadings(
            users(20),
            user -> {
              await(never);
              return departed(user);
            })) {
      // when
      var next = readings.next(PASSED);

      // then
      assertThat(next).isEmpty();
      assertThat(readings.unfinished())
          .hasSize(20)
          .allSatisfy(user -> assertThat(user.cause()).hasMessage("no time was left"));
    }
  }

  @Test
  void givesUpCallsThatAreUnderWay() throws InterruptedException {
    // given
    var never = new CountDownLatch(1);
    var started = new CountDownLatch(1);
    var givenUp = new CountDownLatch(1);
    var readings =
        new UserReadings(
            users(1),
            user -> {
              started.countDown();
              try {
                await(never);
              } finally {
                givenUp.countDown();
              }
              return departed(user);
            });
    started.await();

    // when
    readings.close();

    // then
    givenUp.await();
    assertThat(readings.unfinished()).hasSize(1);
  }

  @Test
  void anErrorOfOursIsNotTakenForAUserThatCouldNotBeRead() {
    try (var readings =
        new UserReadings(
            users(1),
            _ -> {
              throw new AssertionError("ours");
            })) {
      assertThatThrownBy(() -> readings.next(Deadline.none()))
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseMessage("ours");
    }
  }

  @Test
  void aDeadlineLeavesAMinuteOrAQuarter() {
    assertThat(Deadline.within(Duration.ofMinutes(15)).left())
        .isBetween(Duration.ofMinutes(13), Duration.ofMinutes(14));
    assertThat(Deadline.within(Duration.ofSeconds(40)).left())
        .isLessThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(Optional.of(PASSED.left())).contains(Duration.ofNanos(-1));
  }

  private static List<User> users(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> User.builder().userId("AIDA" + i).userName("user" + i).build())
        .toList();
  }

  private static int number(String userId) {
    return Integer.parseInt(userId.substring("AIDA".length()));
  }

  private static Reading departed(User user) {
    return new Reading.Departed(user.userId());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
