package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The storage in memory passes the suite, with nothing skipped. */
class InMemoryRemoteStorageTest extends RemoteStorageContract {

  private final ManualTimeSource time = new ManualTimeSource();
  private final InMemoryRemoteStorage entries = new InMemoryRemoteStorage(time);

  @Override
  protected RemoteStorage create() {
    return entries.another();
  }

  @Override
  protected RemoteStorage createLarge() {
    return new InMemoryRemoteStorage(time, 16 << 20);
  }

  @Override
  protected RemoteStorage createUnreachable() {
    FaultyRemoteStorage down = new FaultyRemoteStorage(entries.another());
    down.fault(StorageFault.FAIL);
    down.fault(StorageOperation.OPEN, StorageFault.FAIL);
    return down;
  }

  @Override
  protected void elapse(Duration duration) {
    time.advance(duration);
  }

  @Test
  void plantAndPeek_needNoOpenStorage() {
    InMemoryRemoteStorage unopened = new InMemoryRemoteStorage(time);
    unopened.plant("p", new byte[] {1, 2});

    assertThat(unopened.peek("p")).containsExactly(1, 2);
    assertThat(unopened.peek("q")).isNull();
    assertThat(unopened.keys()).containsExactly("p");
  }

  @Test
  void keys_expired_areLeftOut() {
    put("brief", new byte[1], 10);
    put("long", new byte[1], 20);
    elapse(Duration.ofMillis(10));

    assertThat(entries.keys()).containsExactly(key("long"));
  }

  @Test
  void serverTime_setApart_isThatOfAllStoragesOverTheEntries() {
    put("a", new byte[1], 10);
    entries.setClockAhead(Duration.ofHours(-1));

    assertThat(Await.value(storage().serverTimeMillis())).isEqualTo(time.epochMillis() - 3_600_000);
    assertThat(entries.keys()).as("what lives as long as before").containsExactly(key("a"));
  }

  @Test
  void put_ttlBelowOne_fails() {
    assertThat(Await.failure(storage().put("a", new byte[1], 0)))
        .hasMessageContaining("time to live 0 ms");
  }
}
