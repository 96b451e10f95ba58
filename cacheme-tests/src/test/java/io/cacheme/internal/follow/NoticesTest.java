package io.cacheme.internal.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who waits for the end of another process's load is told of it, whenever that comes. */
class NoticesTest {

  private final Notices notices = new Notices();
  private final List<String> said = new ArrayList<>();

  private Notices.Waiting who(String name) {
    return givenUp -> said.add(givenUp ? name + " is given up" : name);
  }

  private void await(String key) {
    notices.await(key, notices.count(key), who(key));
  }

  @Test
  void await_theNextNotice_isTold_once() {
    await("thing:a");
    await("thing:b");
    assertThat(said).isEmpty();
    notices.told(List.of("+thing:a"));
    notices.told(List.of("+thing:a"));

    assertThat(said).containsExactly("thing:a");
  }

  @Test
  void await_severalOfOneKey_eachIsTold() {
    notices.await("thing:a", 0, who("first"));
    notices.await("thing:a", 0, who("second"));
    notices.told(List.of("+thing:a"));

    assertThat(said).containsExactly("first", "second");
  }

  @Test
  void await_noticeSinceTheLook_isToldAtOnce() {
    int counted = notices.count("thing:a");
    notices.told(List.of("-thing:a"));
    notices.await("thing:a", counted, who("late"));
    assertThat(said).containsExactly("late");
    notices.told(List.of("+thing:a"));

    assertThat(said).hasSize(1);
  }

  @Test
  void forget_isNotTold() {
    Notices.Waiting first = who("first");
    Notices.Waiting second = who("second");
    assertThat(notices.forget("thing:a", first)).as("nobody waits").isFalse();
    notices.await("thing:a", 0, first);
    notices.await("thing:a", 0, second);
    assertThat(notices.forget("thing:a", first)).isTrue();
    assertThat(notices.forget("thing:a", first)).as("again").isFalse();
    notices.told(List.of("+thing:a"));
    assertThat(said).containsExactly("second");

    assertThat(notices.forget("thing:a", second)).as("who was told").isFalse();
  }

  @Test
  void told_sayWhetherTheLoadGaveSomething() {
    await("thing:a");
    await("thing:b");
    notices.told(List.of(Notices.of("thing:a", true), Notices.of("thing:b", false)));

    assertThat(said).containsExactly("thing:a is given up", "thing:b");
  }

  @Test
  void ended_hereIsToldHere() {
    await("thing:a");
    notices.ended("thing:a", true);
    await("thing:a");
    notices.ended("thing:a", false);

    assertThat(said).containsExactly("thing:a is given up", "thing:a");
    assertThat(notices.count("thing:a")).isEqualTo(2);
  }

  @Test
  void written_wakesWhoWaitsForThatKey() {
    await("thing:a");
    await("thing:b");
    notices.written("thing:a");

    assertThat(said).containsExactly("thing:a");
  }

  @Test
  void ofAll_wakesEach_andCountsForEach() {
    await("thing:a");
    await("thing:b");
    notices.written(Notice.ALL);
    assertThat(said).containsExactlyInAnyOrder("thing:a", "thing:b");
    notices.told(List.of(Notice.ALL));
    notices.told(List.of(""));

    assertThat(notices.count("thing:a")).isEqualTo(3);
    assertThat(notices.count("another:7")).isEqualTo(3);
  }

  @Test
  void ofAll_whoWaitsAgainAtOnce_isToldOnce() {
    notices.await("thing:a", 0, new Again());
    notices.all();

    assertThat(said).containsExactly("again");
    assertThat(notices.count("thing:a")).isEqualTo(1);
  }

  private final class Again implements Notices.Waiting {

    @Override
    public void noticed(boolean givenUp) {
      said.add("again");
      notices.await("thing:a", notices.count("thing:a"), this);
    }
  }

  @Test
  void count_isOfItsKey() {
    for (int i = 0; i < 1_000; i++) {
      notices.told(List.of("+thing:" + i));
    }
    int most = 0;
    for (int i = 0; i < 1_000; i++) {
      most = Math.max(most, notices.count("thing:" + i));
    }

    assertThat(most).as("few of others beside its own").isBetween(1, 5);
    assertThat(notices.count("another:7")).isLessThan(5);
  }
}
