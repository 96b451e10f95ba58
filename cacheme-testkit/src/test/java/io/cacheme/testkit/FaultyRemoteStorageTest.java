package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.RemoteStorage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyRemoteStorageTest {

  private final InMemoryRemoteStorage behind = new InMemoryRemoteStorage(new ManualTimeSource());
  private final FaultyRemoteStorage storage = new FaultyRemoteStorage(behind);

  @BeforeEach
  void open() {
    Await.value(storage.open(StorageContexts.manual("x", new ManualTimeSource())));
  }

  @Test
  void none_isServed() {
    Await.value(put());

    assertThat(behind.peek("k")).isNotNull();
  }

  @Test
  void fail_isNotServedAndFails() {
    storage.fault(StorageFault.FAIL);

    assertThat(Await.failure(put())).isInstanceOf(StorageFaultException.class);
    assertThat(behind.peek("k")).isNull();
  }

  @Test
  void hang_neverCompletes() {
    storage.fault(StorageFault.HANG);
    CompletableFuture<Void> put = put().toCompletableFuture();

    assertThat(storage.release()).isZero();
    assertThat(put).isNotDone();
  }

  @Test
  void delay_isServedOnceReleased() {
    storage.fault(StorageFault.DELAY);
    CompletableFuture<Void> put = put().toCompletableFuture();
    assertThat(put).isNotDone();
    assertThat(behind.peek("k")).isNull();
    assertThat(storage.held()).isEqualTo(1);

    assertThat(storage.release()).isEqualTo(1);
    assertThat(put).isCompleted();
    assertThat(behind.peek("k")).isNotNull();
  }

  @Test
  void delayAnswer_isServedAtOnceAndAnsweredLater() {
    storage.fault(StorageFault.DELAY_ANSWER);
    CompletableFuture<Void> put = put().toCompletableFuture();

    assertThat(put).isNotDone();
    assertThat(behind.peek("k")).isNotNull();
    storage.release();
    assertThat(put).isCompleted();
  }

  @Test
  void loseAnswer_isServedAndFails() {
    storage.fault(StorageFault.LOSE_ANSWER);

    assertThat(Await.failure(put())).isInstanceOf(StorageFaultException.class);
    assertThat(behind.peek("k")).isNotNull();
  }

  @Test
  void throwAndNullStage_breakTheContract() {
    storage.fault(StorageOperation.PUT, StorageFault.THROW);
    storage.fault(StorageOperation.GET, StorageFault.NULL_STAGE);

    assertThatThrownBy(this::put).isInstanceOf(StorageFaultException.class);
    assertThat(storage.get("k")).isNull();
    assertThat(Await.value(storage.remove("k"))).isNull();
  }

  @Test
  void serverTime_isPassedOn_orFails() {
    behind.setClockAhead(Duration.ofHours(1));
    assertThat(Await.value(storage.serverTimeMillis()))
        .isEqualTo(new ManualTimeSource().epochMillis() + 3_600_000);

    storage.fault(StorageFault.FAIL);
    assertThat(Await.failure(storage.serverTimeMillis())).isInstanceOf(StorageFaultException.class);
  }

  @Test
  void heal_endsAllFaults() {
    storage.fault(StorageFault.FAIL);
    storage.heal();

    Await.value(put());
  }

  private CompletionStage<Void> put() {
    return storage.put("k", new byte[1], RemoteStorage.NO_EXPIRY);
  }
}
