package io.cacheme.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.cacheme.TierException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.RedisProcess;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.Ordered;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The cache in transactions of Spring's, with a PostgreSQL behind a pool of four connections. */
class SpringTransactionsTest {

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

  private <T> List<T> inSixTransactions(LongFunction<T> read) throws Exception {
    List<T> answers = new ArrayList<>();
    for (Future<T> answer : bank.inTransactions(threads, CALLERS, read)) {
      answers.add(answer.get());
    }
    return answers;
  }

  private String row(long id) {
    return bank.sql.queryForObject(Owner.QUERY, String.class, id);
  }

  /** What a caller that is in no transaction is answered. */
  private String seenByOthers(long id) throws Exception {
    return threads.submit(() -> bank.cache().get(new Owner(id))).get();
  }

  @Test
  void syncGet_poolIsUsedUp_allAnswer() throws Exception {
    assertThat(inSixTransactions(id -> bank.owners.sync().get(id))).containsOnly("Ann").hasSize(6);
  }

  @Test
  void memoized_poolIsUsedUp_allAnswer() throws Exception {
    assertThat(inSixTransactions(bank.accounts::owner)).containsOnly("Ann").hasSize(6);
  }

  /** Its load runs on a thread of its own, and so outside of the transaction. */
  @Test
  void asyncGet_joinedWherePoolIsUsedUp_needsAConnectionMore() {
    bank.context.getBean(HikariDataSource.class).setConnectionTimeout(250);
    List<Future<String>> calls =
        bank.inTransactions(threads, Bank.CONNECTIONS, id -> bank.owners.get(id).join());

    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(call::get)
                    .hasRootCauseInstanceOf(SQLTransientConnectionException.class));
    assertThat(bank.desk.inTransaction(() -> bank.owners.get(1).join())).isEqualTo("Ann");
  }

  @Test
  void read_inTransaction_seesItsOwnWriteAndIsKeptNowhere() throws Exception {
    String seen =
        bank.desk.inTransaction(
            () -> {
              bank.sql.update("UPDATE spring_account SET owner = 'Bob' WHERE id = 1");
              String own = bank.owners.sync().get(1);
              return own;
            });

    assertThat(seen).isEqualTo("Bob");
    assertThat(bank.cache().getIfPresent(new Owner(1))).isNull();
  }

  @Test
  void rollback_leavesNothing() throws Exception {
    assertThat(bank.owners.sync().get(1)).isEqualTo("Ann");

    assertThatThrownBy(
            () ->
                bank.desk.inTransaction(
                    () -> {
                      bank.accounts.rename(1, "Bob");
                      assertThat(bank.owners.sync().get(1)).isEqualTo("Bob");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(bank.cache().getIfPresent(new Owner(1))).isNull();
    assertThat(seenByOthers(1)).isEqualTo("Ann");
  }

  @Test
  void invalidates_waitsForTheCommit() throws Exception {
    bank.desk.inTransaction(
        () -> {
          bank.accounts.sell(1, "Bob");
          try {
            assertThat(seenByOthers(1)).isEqualTo("Ann"); // and is kept, for now
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return null;
        });

    assertThat(seenByOthers(1)).isEqualTo("Bob");
  }

  @Test
  void puts_waitsForTheCommit() throws Exception {
    bank.desk.inTransaction(
        () -> {
          bank.accounts.rename(1, "Bob");
          assertThat(bank.cache().getIfPresent(new Owner(1))).isNull();
          return null;
        });

    assertThat(bank.cache().getIfPresent(new Owner(1))).isEqualTo("Bob");
  }

  @Test
  void requiresNew_commitsAlone() throws Exception {
    assertThatThrownBy(
            () ->
                bank.desk.inTransaction(
                    () -> {
                      bank.accounts.rename(1, "Bob");
                      bank.desk.inAnotherTransaction(() -> bank.accounts.rename(2, "Carl"));
                      assertThat(bank.cache().getIfPresent(new Owner(2))).isEqualTo("Carl");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(bank.cache().getIfPresent(new Owner(1))).isNull();
    assertThat(bank.cache().getIfPresent(new Owner(2))).isEqualTo("Carl");
    assertThat(row(2)).isEqualTo("Carl");
  }

  @Test
  void nested_rolledBackToItsSavepoint_putsNothingOfIt() {
    bank.desk.inTransaction(
        () -> {
          bank.accounts.rename(1, "Bob");
          assertThatThrownBy(
                  () ->
                      bank.desk.inNestedTransaction(
                          () -> {
                            bank.accounts.rename(2, "Carl");
                            throw new IllegalStateException("no");
                          }))
              .hasMessage("no");
          bank.accounts.rename(3, "Dora");
          return null;
        });

    assertThat(row(1)).isEqualTo("Bob");
    assertThat(row(2)).isEqualTo("Ann");
    assertThat(bank.cache().getIfPresent(new Owner(1))).isEqualTo("Bob");
    assertThat(bank.cache().getIfPresent(new Owner(2))).isNull();
    assertThat(bank.cache().getIfPresent(new Owner(3))).isEqualTo("Dora");
  }

  @Test
  void nested_released_waitsForTheOuterCommit() {
    bank.desk.inTransaction(
        () -> {
          bank.desk.inNestedTransaction(() -> bank.accounts.rename(2, "Carl"));
          assertThat(bank.cache().getIfPresent(new Owner(2))).isNull();
          return null;
        });

    assertThat(bank.cache().getIfPresent(new Owner(2))).isEqualTo("Carl");
  }

  @Test
  void readOnly_isATransaction() {
    assertThat(bank.desk.inReadOnlyTransaction(() -> bank.owners.sync().get(1))).isEqualTo("Ann");
    assertThat(bank.cache().getIfPresent(new Owner(1))).isNull();
  }

  @Test
  void exceptReadOnly_readOnlyIsNone_andNoOther() {
    SpringTransactions probe = SpringTransactions.exceptReadOnly();

    assertThat(bank.desk.inReadOnlyTransaction(probe::isInTransaction)).isFalse();
    assertThat(bank.desk.inTransaction(probe::isInTransaction)).isTrue();
    assertThat(
            bank.desk.inReadOnlyTransaction(
                () -> bank.desk.inAnotherTransaction(probe::isInTransaction)))
        .isTrue();
    assertThat(probe.isInTransaction()).isFalse();
  }

  @Test
  void scopesWithoutTransaction_areNone() {
    assertThat(bank.desk.withOrWithoutTransaction(() -> bank.owners.sync().get(1)))
        .isEqualTo("Ann");
    assertThat(bank.cache().getIfPresent(new Owner(1))).isEqualTo("Ann");

    String seen =
        bank.desk.inTransaction(
            () -> bank.desk.outsideOfTransaction(() -> bank.owners.sync().get(2)));
    assertThat(seen).isEqualTo("Ann");
    assertThat(bank.cache().getIfPresent(new Owner(2))).isEqualTo("Ann");
  }

  @Test
  void scopeWithoutTransaction_holdsAConnection_isNone() {
    String seen =
        bank.desk.withOrWithoutTransaction(
            () -> {
              row(1); // binds a connection to the scope
              return bank.owners.sync().get(1);
            });

    assertThat(seen).isEqualTo("Ann");
    assertThat(bank.cache().getIfPresent(new Owner(1))).isEqualTo("Ann");
  }

  @Test
  void managerThatSynchronizesNothing_isSeen_andTheRestIsDoneAtOnceAndTold() throws Exception {
    JdbcTransactionManager silent =
        new JdbcTransactionManager(bank.context.getBean(DataSource.class));
    silent.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
    bank.owners.put(1L, "Ann").join();
    try (LogCapture log = new LogCapture()) {
      new TransactionTemplate(silent)
          .executeWithoutResult(
              status -> {
                bank.accounts.rename(1, "Bob");
                assertThat(bank.owners.sync().get(1)).isEqualTo("Bob");
              });

      assertThat(bank.cache().getIfPresent(new Owner(1))).isNull();
      assertThat(log.text()).contains("Accounts.rename was called in a transaction");
    }
  }

  @Test
  void otherSynchronizations_seeWhatFollowed_andFailAlone() {
    List<String> seen = new ArrayList<>();
    bank.owners.put(1L, "Ann").join();

    assertThatThrownBy(
            () ->
                bank.desk.inTransaction(
                    () -> {
                      TransactionSynchronizationManager.registerSynchronization(
                          new FailingListener(() -> seen.add(bank.cache().getIfPresent(owner()))));
                      return bank.accounts.rename(1, "Bob");
                    }))
        .hasMessage("a listener");

    assertThat(seen).containsExactly("Bob");
    assertThat(bank.cache().getIfPresent(owner())).isEqualTo("Bob");
  }

  private static Owner owner() {
    return new Owner(1);
  }

  /** Of the lowest precedence. */
  private record FailingListener(Runnable action) implements TransactionSynchronization {

    @Override
    public int getOrder() {
      return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void afterCommit() {
      action.run();
      throw new IllegalStateException("a listener");
    }
  }

  @Test
  void listenerBeforeUs_fails_whatFollowsIsDoneAllTheSame() {
    assertThatThrownBy(
            () ->
                bank.desk.inTransaction(
                    () -> {
                      TransactionSynchronizationManager.registerSynchronization(
                          new TransactionSynchronization() {
                            @Override
                            public int getOrder() {
                              return Ordered.HIGHEST_PRECEDENCE;
                            }

                            @Override
                            public void afterCommit() {
                              throw new IllegalStateException("before");
                            }
                          });
                      return bank.accounts.rename(1, "Bob");
                    }))
        .hasMessage("before");

    assertThat(bank.cache().getIfPresent(owner())).isEqualTo("Bob");
  }

  @Test
  void methodCalledAfterTheCommit_isFollowed() {
    bank.desk.inTransaction(
        () -> {
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  bank.desk.inAnotherTransaction(() -> bank.accounts.rename(1, "Bob"));
                  bank.accounts.rename(2, "Carl");
                }
              });
          return null;
        });

    assertThat(bank.cache().getIfPresent(new Owner(1))).isEqualTo("Bob");
    assertThat(bank.cache().getIfPresent(new Owner(2))).isEqualTo("Carl");
  }

  @Test
  void commitFails_putsNothing() {
    bank.sql.execute("ALTER TABLE spring_account DROP CONSTRAINT IF EXISTS one_bob");
    bank.sql.execute(
        "ALTER TABLE spring_account ADD CONSTRAINT one_bob"
            + " EXCLUDE USING btree (owner WITH =) WHERE (owner = 'Bob') DEFERRABLE INITIALLY"
            + " DEFERRED");
    bank.accounts.sell(1, "Bob");

    assertThatThrownBy(() -> bank.desk.inTransaction(() -> bank.accounts.rename(2, "Bob")))
        .hasMessageContaining("one_bob");

    assertThat(bank.cache().getIfPresent(new Owner(2))).isNull();
    assertThat(row(2)).isEqualTo("Ann");
  }

  @Test
  void remoteFails_afterTheCommit_theCallSucceeds_andItIsTold() {
    bank.owners.put(1L, "Ann").join();
    redis.fault(StorageFault.FAIL);
    try (LogCapture log = new LogCapture()) {
      bank.desk.inTransaction(
          () -> {
            bank.accounts.sell(1, "Bob");
            return null;
          });
      assertThat(log.text()).contains("Accounts.sell succeeded");
    }

    assertThat(bank.failed)
        .hasSize(2) // at once, and after the commit
        .allSatisfy(
            failed -> {
              assertThat(failed.node()).isEqualTo(owner());
              assertThat(failed.failure()).isInstanceOf(TierException.class);
            });
    assertThat(bank.owners.sync().get(1)).isEqualTo("Bob");
  }

  @Test
  void redisHangs_whenItIsCommitted_theCallSucceeds_andItIsDoneWhenRedisGoesOn() {
    try (RedisProcess server = RedisProcess.start();
        Bank own = new Bank(builder -> builder.storage("my-redis", server.url()));
        LogCapture log = new LogCapture()) {
      assertThat(own.owners.sync().get(1)).isEqualTo("Ann");
      server.stop();
      try {
        own.desk.inTransaction(
            () -> {
              own.accounts.sell(1, "Bob");
              return null;
            });
        assertThat(own.sql.queryForObject(Owner.QUERY, String.class, 1)).isEqualTo("Bob");
        assertThat(own.failed).isNotEmpty();
        assertThat(own.owners.sync().get(1)).isEqualTo("Bob");
      } finally {
        server.cont();
      }
      Await.until("it is removed", () -> !own.cacheme.describe().contains("not read"));
      assertThat(log.text()).contains("Accounts.sell succeeded");
    }
  }
}
