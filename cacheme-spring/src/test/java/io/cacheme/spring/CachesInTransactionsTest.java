package io.cacheme.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageFault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Spring's cache annotations in transactions, with a PostgreSQL behind four connections. */
class CachesInTransactionsTest {

  private static final int CALLERS = 6;

  private final FaultyRemoteStorage redis =
      new FaultyRemoteStorage(new InMemoryRemoteStorage(new ManualTimeSource()));
  private final Bank bank = new Bank(redis);
  private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

  @AfterEach
  void close() {
    threads.shutdownNow();
    bank.close();
  }

  private List<String> inSixTransactions(LongFunction<String> read) throws Exception {
    List<String> answers = new ArrayList<>();
    for (Future<String> answer : bank.inTransactions(threads, CALLERS, read)) {
      answers.add(answer.get());
    }
    return answers;
  }

  private String seenByOthers(long id) {
    try {
      return threads.submit(() -> bank.clerk.owner(id)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String kept(long id) {
    return bank.clients.get(id, String.class);
  }

  @Test
  void sync_poolIsUsedUp_allAnswer_andNothingIsKept() throws Exception {
    assertThat(inSixTransactions(bank.clerk::owner)).containsOnly("Ann").hasSize(CALLERS);
    assertThat(kept(1)).isNull();
  }

  @Test
  void withoutSync_poolIsUsedUp_allAnswer_andItIsKept() throws Exception {
    assertThat(inSixTransactions(bank.clerk::ownerWithoutSync))
        .containsOnly("Ann")
        .hasSize(CALLERS);
    assertThat(kept(1)).isEqualTo("Ann");
  }

  @Test
  void put_waitsForTheCommit_andIsSeenByItsOwnTransaction() {
    bank.clerk.owner(1);
    bank.desk.inTransaction(
        () -> {
          bank.clerk.rename(1, "Bob");
          assertThat(bank.clerk.owner(1)).isEqualTo("Bob");
          assertThat(kept(1)).isNull();
          assertThat(seenByOthers(1)).isEqualTo("Ann");
          return null;
        });
    assertThat(kept(1)).isEqualTo("Bob");
  }

  @Test
  void put_rolledBack_leavesNothing() {
    bank.clerk.owner(1);
    assertThatThrownBy(
            () ->
                bank.desk.inTransaction(
                    () -> {
                      bank.clerk.rename(1, "Bob");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(kept(1)).isNull();
    assertThat(seenByOthers(1)).isEqualTo("Ann");
  }

  @Test
  void evict_isDoneAtOnce_andAgainAfterTheCommit() {
    bank.clerk.owner(1);
    bank.desk.inTransaction(
        () -> {
          bank.clerk.sell(1, "Bob");
          assertThat(bank.clerk.owner(1)).isEqualTo("Bob");
          assertThat(seenByOthers(1)).isEqualTo("Ann"); // and is kept, for now
          return null;
        });
    assertThat(kept(1)).isNull();
    assertThat(seenByOthers(1)).isEqualTo("Bob");
  }

  @Test
  void clear_isDoneAtOnce_andAgainAfterTheCommit() {
    bank.clerk.owner(1);
    bank.desk.inTransaction(
        () -> {
          bank.clerk.sellAll("Bob");
          assertThat(bank.clerk.owner(1)).isEqualTo("Bob");
          assertThat(seenByOthers(1)).isEqualTo("Ann");
          return null;
        });
    assertThat(kept(1)).isNull();
    assertThat(seenByOthers(1)).isEqualTo("Bob");
  }

  @Test
  void remoteHangs_whenItIsCommitted_theCallSucceeds_andItIsTold() {
    bank.clerk.owner(1);
    redis.fault(StorageFault.HANG);

    bank.desk.inTransaction(
        () -> {
          bank.clerk.sell(1, "Bob");
          return null;
        });

    assertThat(bank.failed).isNotEmpty();
    assertThat(bank.failed.get(0).method()).isEqualTo("clients.evict");
    assertThat(seenByOthers(1)).isEqualTo("Bob");
  }

  @Test
  void putIfAbsent_isDoneAtOnce() {
    bank.desk.inTransaction(
        () -> {
          assertThat(bank.clients.putIfAbsent(1L, "Bob")).isNull();
          assertThat(kept(1)).isEqualTo("Bob");
          return null;
        });
  }
}
