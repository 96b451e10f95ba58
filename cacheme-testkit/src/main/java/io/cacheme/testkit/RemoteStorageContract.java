package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every remote storage must do. The test of a storage extends it, and says how one is made:
 *
 * <pre>{@code
 * class FolderStorageTest extends RemoteStorageContract {
 *
 *   @TempDir Path folder;
 *
 *   @Override
 *   protected RemoteStorage create() {
 *     return new FolderStorage(folder, 1 << 20);
 *   }
 *
 *   @Override
 *   protected RemoteStorage createLarge() {
 *     return new FolderStorage(folder, 16 << 20);
 *   }
 * }
 * }</pre>
 *
 * <p>Override {@link #createUnreachable} if the storage has a server, and {@link #elapse} with
 * {@link #context} if its clock is one that tests can move. Add the storage's own cases beside the
 * suite's; {@link #storage} is open in each, {@link #key} makes keys. All ways to set a storage up
 * that change how it works (a pool of connections, another protocol) deserve a subclass each. A
 * storage with conditional writes has a test that extends {@link ConditionalWritesContract}, too.
 * There will be more cases, and methods that may be overridden.
 *
 * <p>All keys are the suite's own and none stays for longer than an hour, so a server may be
 * shared, but for the keys {@code ~} and {@code ^}. Some cases write 20 MiB. The cases stand in a
 * chain of classes by what they ask for, as JUnit finds the cases of superclasses.
 */
public abstract class RemoteStorageContract extends RemoteStorageConcurrencyCases {

  /** For storages' tests. */
  protected RemoteStorageContract() {}

  @Test
  void notOpen_everyCall_failsByItsStage() {
    assertEveryCallFails(toBeClosed(create()));
  }

  @Test
  void closed_everyCall_failsByItsStage() {
    answerOf("close", storage.close());

    assertEveryCallFails(storage);
  }

  @Test
  void close_twice_succeeds() {
    answerOf("close", storage.close());
    answerOf("the second close", storage.close());
  }

  @Test
  void close_neverOpened_succeeds() {
    answerOf("close", create().close());
  }

  @Test
  void unreachable_open_failsWithoutBeingRejected() throws Exception {
    RemoteStorage down = unreachable();

    assertThat(failureOf("open", () -> down.open(context())))
        .as("only a server that answered can refuse the configuration")
        .isNotInstanceOf(StorageRejectedException.class);
  }

  @Test
  void unreachable_everyCall_failsByItsStage() throws Exception {
    assertEveryCallFails(openedInVain());
  }

  @Test
  void unreachable_close_succeeds() throws Exception {
    answerOf("close", openedInVain().close());
  }

  @Test
  void toString_saysWhatItIs() {
    assertThat(storage.toString())
        .isNotBlank()
        .doesNotContain("@" + Integer.toHexString(storage.hashCode()));
  }

  private RemoteStorage unreachable() throws Exception {
    RemoteStorage down = createUnreachable();
    return toBeClosed(
        down != null ? down : abort("createUnreachable() is not overridden: there is no server"));
  }

  /** A storage whose open has failed; how it did is judged by a case of its own. */
  private RemoteStorage openedInVain() throws Exception {
    RemoteStorage down = unreachable();
    settle(down.open(context()));
    return down;
  }

  private void assertEveryCallFails(RemoteStorage broken) {
    String key = key("a");
    failureOf("get", () -> broken.get(key));
    failureOf("getAll", () -> broken.getAll(List.of(key, key("b"))));
    failureOf("put", () -> broken.put(key, bytes("1"), HOUR));
    failureOf("putAll", () -> broken.putAll(List.of(entry("a", bytes("1"), HOUR))));
    failureOf("remove", () -> broken.remove(key));
    assertFailsOrIsNull("serverTimeMillis", broken::serverTimeMillis);
  }
}
