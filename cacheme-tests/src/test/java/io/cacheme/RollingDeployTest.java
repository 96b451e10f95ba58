package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.fleet.v1.AccountCache;
import io.cacheme.fleet.v2.Account;
import io.cacheme.fleet.v2.AccountNodes;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two builds of an application side by side, each with the code that is generated for it. */
class RollingDeployTest {

  private static final Account.View ANN = new Account.View("Ann", 41);

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage shared = new InMemoryRemoteStorage(time);
  private final List<Cacheme> processes = new ArrayList<>();

  private Cacheme process() {
    return process(
        Cacheme.builder()
            .timeSource(time)
            .scheduler(scheduler)
            .completeOnStorageThreads()
            .followLease(Duration.ofSeconds(2)));
  }

  private Cacheme process(Cacheme.Builder builder) {
    Cacheme process =
        builder
            .storage("local", new InMemoryLocalStorage())
            .storage("shared", shared.another())
            .build();
    processes.add(process);
    return process;
  }

  @AfterEach
  void close() {
    processes.forEach(Cacheme::close);
    Cacheme.forgetGlobal();
  }

  @Test
  void put_ofTheNewBuild_isFollowedByTheOld() {
    AccountCache old = AccountCache.create(process());
    io.cacheme.fleet.v2.AccountCache young = io.cacheme.fleet.v2.AccountCache.create(process());
    old.put(7, "Ann").join();
    old.put(8, "Bob").join();
    young.put(7, ANN).join();

    assertThat(old.getIfPresent(7).join()).isNull();
    assertThat(old.getIfPresent(8).join()).isEqualTo("Bob");
    assertThat(young.getIfPresent(7).join()).isEqualTo(ANN);
    assertThat(old.stats().toldKeyCount()).isOne();
  }

  @Test
  void everywhere_ofATypedCache_endsWithTheLease() {
    io.cacheme.fleet.v2.AccountCache young = io.cacheme.fleet.v2.AccountCache.create(process());
    CompletableFuture<Void> put = young.putEverywhere(7, ANN);
    assertThat(young.getIfPresent(7).join()).isEqualTo(ANN);
    assertThat(put).isNotDone();
    scheduler.advance(Duration.ofMillis(2_100));
    assertThat(put).isCompleted();
    CompletableFuture<Void> removed = young.invalidateEverywhere(7);
    assertThat(young.getIfPresent(7).join()).isNull();
    assertThat(removed).isNotDone();
    scheduler.advance(Duration.ofMillis(2_100));

    assertThat(removed).isCompleted();
  }

  @Test
  void everywhere_ofTheStaticAccessors_endsWithTheLease() {
    Cacheme.setGlobal(process());
    CompletableFuture<Void> put = AccountNodes.putEverywhere(7, ANN);
    CompletableFuture<Void> removed = AccountNodes.invalidateEverywhere(8);
    assertThat(List.of(put, removed)).noneMatch(CompletableFuture::isDone);
    scheduler.advance(Duration.ofMillis(2_100));

    assertThat(put).isCompleted();
    assertThat(removed).isCompleted();
    assertThat(AccountNodes.getIfPresent(7).join()).isEqualTo(ANN);
  }

  /** Their callers block for as long as the lease is, so that time has to pass. */
  @Test
  void everywhere_ofTheBlockingForms_returns() {
    Cacheme process = process(Cacheme.builder().followLease(Duration.ofMillis(300)));
    io.cacheme.fleet.v2.AccountCache.Sync young =
        io.cacheme.fleet.v2.AccountCache.create(process).sync();
    young.putEverywhere(7, ANN);
    assertThat(young.getIfPresent(7)).isEqualTo(ANN);
    young.invalidateEverywhere(7);

    assertThat(young.getIfPresent(7)).isNull();
  }
}
