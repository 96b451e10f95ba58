package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.Bus;
import io.cacheme.spi.BusListener;
import io.cacheme.spi.RemoteStorage;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every remote storage with a {@link Bus} must do, beside {@link RemoteStorageContract}, and
 * made the same way: the test of a storage extends it. The channels are the suite's own. What
 * happens when connections are lost is for the storage's own tests.
 */
public abstract class BusContract extends RemoteStorageFixture {

  /** For storages' tests. */
  protected BusContract() {}

  @Test
  void published_isToldToAllWhoListen() {
    Member one = listening("c");
    Member other = listening("c");
    other.publish("c", "hello");

    one.sync();
    other.sync();
    assertThat(one.told).contains(key("c") + " hello");
    assertThat(other.told).contains(key("c") + " hello");
  }

  @Test
  void published_elsewhere_isNotTold() {
    Member one = listening("c");
    Member other = new Member();
    other.publish("another", "hello");
    other.publish("c", "you");
    one.sync();

    assertThat(one.told).containsOnly(key("c") + " you");
  }

  @Test
  void subscribed_toSeveral_isToldOfEach() {
    Member one = listening("c", "d");
    Member other = new Member();
    other.publish("c", "1");
    other.publish("d", "2");
    one.sync();

    assertThat(one.told).contains(key("c") + " 1", key("d") + " 2");
  }

  @Test
  void subscribed_later_isToldFromThenOn() {
    Member one = listening("c");
    Member other = new Member();
    one.listenTo("d");
    other.publish("c", "1");
    other.publish("d", "2");
    one.sync();

    assertThat(one.told).contains(key("c") + " 1", key("d") + " 2");
  }

  @Test
  void subscribed_again_changesNothing() {
    Member one = listening("c");
    one.bus.subscribe(key("c"));
    Member other = new Member();
    other.publish("c", "1");
    one.sync();

    assertThat(one.told).contains(key("c") + " 1");
  }

  @Test
  void subscribed_isSaidToHaveMissedWhatWasBefore() {
    Member one = new Member();
    one.bus.subscribe(key("c"));
    Await.until("being listened to", () -> one.missed.get() > 0, patience());
  }

  @Test
  void subscribed_beforeOpening_isTold() {
    RemoteStorage unopened = create();
    Member early = new Member(unopened);
    early.bus.subscribe(key("c"));
    opened(unopened);
    Await.until("being listened to", () -> early.missed.get() > 0, patience());
    new Member().publish("c", "1");
    early.sync();

    assertThat(early.told).contains(key("c") + " 1");
  }

  @Test
  void sync_hasHandedOverAllThatWasPublishedBefore() {
    Member one = listening("c");
    Member other = new Member();
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 50; i++) {
        other.publish("c", round + "/" + i);
      }
      one.sync();
      int now = round;
      assertThat(one.told)
          .containsAll(
              IntStream.range(0, 50).mapToObj(i -> key("c") + " " + now + "/" + i).toList());
    }
  }

  @Test
  void sync_withoutAnyChannel_succeeds() {
    new Member().sync();
  }

  @Test
  void largestMessage_isToldWhole() {
    Member one = listening("c");
    String large = "x".repeat(one.bus.maxMessageBytes() - 3) + "\nyz";
    new Member().publish("c", large);
    one.sync();

    assertThat(one.told).contains(key("c") + " " + large);
  }

  @Test
  void longestChannel_isListenedTo() {
    String longest = "l".repeat(512 - key("").length());
    Member one = listening(longest);
    new Member().publish(longest, "1");
    one.sync();

    assertThat(one.told).contains(key(longest) + " 1");
  }

  @Test
  void closed_publishAndSync_fail() {
    Member one = listening("c");
    answerOf("close", one.storage.close());

    failureOf("publish", () -> one.bus.publish(key("c"), "1"));
    failureOf("sync", one.bus::sync);
  }

  @Test
  void closed_isToldNothingMore() {
    Member one = listening("c");
    Member other = listening("c");
    answerOf("close", one.storage.close());
    other.publish("c", "late");
    other.sync();

    assertThat(one.told).isEmpty();
  }

  private Member listening(String... names) {
    Member process = new Member();
    for (String name : names) {
      process.listenTo(name);
    }
    return process;
  }

  /** One of the processes that share the server. */
  private final class Member implements BusListener {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger missed = new AtomicInteger();
    private final RemoteStorage storage;
    private final Bus bus;

    Member() {
      this(create());
      opened(storage);
    }

    Member(RemoteStorage unopened) {
      storage = toBeClosed(unopened);
      bus = Objects.requireNonNull(unopened.bus(), () -> unopened + " has no bus");
      bus.listen(this);
    }

    void listenTo(String name) {
      int before = missed.get();
      bus.subscribe(key(name));
      Await.until("being listened to", () -> missed.get() > before, patience());
    }

    void publish(String name, String message) {
      answerOf("publish", bus.publish(key(name), message));
    }

    void sync() {
      answerOf("sync", bus.sync());
    }

    @Override
    public void told(String channel, String message) {
      told.add(channel + " " + message);
    }

    @Override
    public void mayHaveMissed() {
      missed.incrementAndGet();
    }
  }
}
