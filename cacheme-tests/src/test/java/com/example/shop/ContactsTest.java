package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.Contacts.User;
import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContactsTest {

  /** What an application has anyway. */
  private static final class Database implements Contacts {

    private final Map<Long, Contact.View> rows =
        new HashMap<>(Map.of(1L, new Contact.View("Ann", "11"), 2L, new Contact.View("Bob", "22")));

    @Override
    public Contact.View contact(long userId) {
      return rows.get(userId);
    }

    @Override
    public void rename(long userId, String name) {
      rows.computeIfPresent(userId, (id, row) -> new Contact.View(name, row.phone()));
    }

    @Override
    public void delete(User user) {
      rows.remove(user.userId());
    }

    @Override
    public CompletionStage<User> register(String name) {
      return CompletableFuture.completedFuture(save(new User(3, name)));
    }

    @Override
    public User save(User user) {
      rows.put(user.userId(), new Contact.View(user.name(), ""));
      return user;
    }

    @Override
    public void swapPhones(long left, long right) {
      Contact.View was = rows.get(left);
      rows.put(left, new Contact.View(was.name(), rows.get(right).phone()));
      rows.put(right, new Contact.View(rows.get(right).name(), was.phone()));
    }

    @Override
    public int deleteAll(Collection<Long> userIds) {
      return rows.keySet().removeAll(userIds) ? userIds.size() : 0;
    }

    @Override
    public Contact.View call(long userId, String phone) {
      return rows.computeIfPresent(userId, (id, row) -> new Contact.View(row.name(), phone));
    }
  }

  private static final class Failures implements CachemeListener {

    private final List<String> told = new ArrayList<>();

    @Override
    public void onAnswer(Answer answer) {}

    @Override
    public void onFailedConsequence(FailedConsequence failed) {
      told.add(failed.method() + ": " + failed.node());
    }
  }

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final FaultyRemoteStorage redis =
      new FaultyRemoteStorage(new InMemoryRemoteStorage(time));
  private final Failures failures = new Failures();
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .scheduler(scheduler)
          .storage("local", new InMemoryLocalStorage())
          .storage("my-redis", redis)
          .listener(failures)
          .build();
  private final Contacts contacts = Contacts.cached(new Database(), cacheme);

  @AfterEach
  void close() {
    cacheme.close();
  }

  @Test
  void whoWrites_isReadAfterwards() {
    assertThat(contacts.contact(1).name()).isEqualTo("Ann");
    contacts.rename(1, "Anne");
    assertThat(contacts.contact(1).name()).isEqualTo("Anne");

    contacts.swapPhones(1, 2);
    assertThat(contacts.contact(2).phone()).isEqualTo("11");

    contacts.call(2, "33"); // put: the next read finds it on the heap
    assertThat(contacts.contact(2).phone()).isEqualTo("33");

    assertThat(contacts.deleteAll(List.of(1L, 2L))).isEqualTo(2);
    assertThat(contacts.contact(1)).isNull();
  }

  @Test
  void redisIsDown_theWriteSucceedsAndTheOldValueIsNotServed() {
    contacts.contact(1);
    redis.fault(StorageFault.FAIL);

    contacts.rename(1, "Anne"); // throws nothing
    assertThat(failures.told).containsExactly("Contacts.rename: Contact[userId=1]");
    assertThat(contacts.contact(1).name()).isEqualTo("Anne");

    redis.heal();
    scheduler.advance(Duration.ofSeconds(11)); // it is tried again, and gets through
    assertThat(cacheme.describe()).doesNotContain("not read");
  }
}
