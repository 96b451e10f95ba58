package io.cacheme.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.StoredEntry;
import io.cacheme.storage.sql.SqlOptions;
import io.cacheme.storage.sql.SqlStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LogCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk, another process, a file that is held, rows that expire. */
class SqliteFaultsTest {

  @TempDir private Path folder;
  private TestFile file;
  private final List<RemoteStorage> storages = new ArrayList<>();

  @BeforeEach
  void create() throws Exception {
    file = TestFile.withSchema(folder);
  }

  @AfterEach
  void close() throws Exception {
    storages.forEach(storage -> Await.value(storage.close()));
    file.close();
  }

  @Test
  void full_failsTheWrite_readsGoOn_thenServes() {
    RemoteStorage storage = open(bounded(200));
    Await.value(storage.put("a", new byte[] {1}, 60_000));
    String failure = "null";
    int written = 0;
    for (; written < 1_000 && failure.equals("null"); written++) {
      failure = failureOfPut(storage, "big" + written, 10_000);
    }

    assertThat(failure).contains("is full: there is no space left");
    assertThat(Await.value(storage.get("a")).bytes()).containsExactly(1);
    assertThat(Await.value(storage.get("big0")).bytes()).hasSize(10_000);
    for (int i = 0; i < written - 1; i++) {
      Await.value(storage.remove("big" + i));
    }
    assertThat(failureOfPut(storage, "again", 10_000)).isEqualTo("null");
  }

  @Test
  void held_byAnother_failsTheWrite_readsGoOn_thenServes() throws Exception {
    RemoteStorage storage = open(file.builder().busyTimeout(Duration.ofMillis(100)));
    Await.value(storage.put("a", new byte[] {1}, 60_000));
    file.run("BEGIN IMMEDIATE");

    assertThat(failureOfPut(storage, "a", 1)).contains("is busy: another process wrote");
    assertThat(Await.value(storage.get("a")).bytes()).containsExactly(1);
    file.run("COMMIT");
    assertThat(failureOfPut(storage, "a", 1)).isEqualTo("null");
  }

  @Test
  void held_closeEndsSoon_andFailsWhatWasUnderWay() throws Exception {
    RemoteStorage storage = open(file.builder().busyTimeout(Duration.ofSeconds(60)));
    file.run("BEGIN IMMEDIATE");
    CompletableFuture<Void> put = storage.put("a", new byte[1], 60_000).toCompletableFuture();
    long start = System.nanoTime();
    Await.value(storage.close());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(Await.failure(put)).hasMessageContaining("is closed");
    file.run("COMMIT");
  }

  @Test
  void held_forLongerThanTheSilenceTimeout_isGivenUp_thenServes() throws Exception {
    RemoteStorage storage =
        open(
            file.builder()
                .busyTimeout(Duration.ofSeconds(60))
                .silenceTimeout(Duration.ofMillis(200)));
    file.run("BEGIN IMMEDIATE");
    assertThat(failureOfPut(storage, "a", 1)).contains("was silent for 200 ms");
    file.run("COMMIT");

    long start = System.nanoTime();
    Await.until("it serves", () -> failureOfPut(storage, "b", 1).equals("null"));
    System.out.println(
        "[faults] served again after " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }

  @Test
  void deleted_whileOpen_isSaid_andMadeAnew() throws Exception {
    RemoteStorage storage = open(file.builder().createSchema(true));
    Await.value(storage.put("a", new byte[] {1}, 60_000));
    try (LogCapture log = new LogCapture()) {
      delete();

      assertThat(failureOfPut(storage, "a", 1)).contains("was deleted or replaced");
      Await.until("it is made anew", () -> failureOfPut(storage, "b", 1).equals("null"));
      Await.until(
          "the readers, too",
          () ->
              Await.value(
                  storage.get("a").handle((value, thrown) -> thrown == null && value == null)));
      assertThat(log.text())
          .containsOnlyOnce("was deleted or replaced while it was open. It is opened anew");
    }
    RemoteStorage other = open(file.builder());
    assertThat(Await.value(other.get("b"))).isNotNull();
  }

  @Test
  void deleted_whileOpen_withoutCreateSchema_failsWithR04() throws Exception {
    RemoteStorage storage = open(file.builder());
    delete();

    Await.until("it says why", () -> failureOfPut(storage, "a", 1).contains("[R04]"));
  }

  @Test
  void replaced_whileOpen_servesWhatIsThereNow() throws Exception {
    RemoteStorage storage = open(file.builder());
    Await.value(storage.put("a", new byte[] {1}, 60_000));
    Path fresh = folder.resolve("fresh.db");
    RemoteStorage maker = open(SqliteStorage.builder("sqlite:///" + fresh).createSchema(true));
    Await.value(maker.put("a", new byte[] {2}, 60_000));
    Await.value(maker.close());
    delete();
    for (String end : List.of("-wal", "-shm", "")) {
      Path part = Path.of(fresh + end);
      if (Files.exists(part)) {
        Files.move(part, Path.of(file.path() + end));
      }
    }

    Await.until(
        "it serves the other file",
        () ->
            Await.value(
                storage
                    .get("a")
                    .handle((value, thrown) -> thrown == null && value.bytes()[0] == 2)));
  }

  private void delete() throws IOException {
    for (String end : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(file.path() + end));
    }
  }

  @Test
  void twoStorages_onOneFile_seeEachOther() {
    RemoteStorage one = open(file.builder());
    RemoteStorage two = open(file.builder());
    List<CompletableFuture<Void>> puts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      puts.add(one.put("one" + i, new byte[] {1}, 60_000).toCompletableFuture());
      puts.add(two.put("two" + i, new byte[] {2}, 60_000).toCompletableFuture());
    }
    puts.forEach(Await::value);

    assertThat(Await.value(one.get("two299")).bytes()).containsExactly(2);
    assertThat(Await.value(two.get("one299")).bytes()).containsExactly(1);
    Await.value(one.remove("two299"));
    assertThat(Await.value(two.get("two299"))).isNull();
  }

  @Test
  void twoProcesses_onOneFile_writeAtOnce() throws Exception {
    RemoteStorage storage = open(file.builder());
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                file.path().toString())
            .inheritIO()
            .start();
    for (int i = 0; other.isAlive() || i < 100; i++) {
      Await.value(storage.put("mine" + i % 100, new byte[] {1}, 60_000));
    }

    assertThat(other.waitFor()).isZero();
    assertThat(file.rows()).isEqualTo(100 + OtherProcess.ENTRIES);
    assertThat(Await.value(storage.get("other0")).bytes()).containsExactly(7);
  }

  @Test
  void sweep_deletesExpiredRows_inBatches_andNoOthers() {
    RemoteStorage storage =
        open(file.builder().sweepInterval(Duration.ofMillis(50)).sweepBatch(10));
    Await.value(
        storage.putAll(
            IntStream.range(0, 95)
                .mapToObj(i -> new StoredEntry("k" + i, new byte[10], 1))
                .toList()));
    Await.value(storage.put("later", new byte[1], 3_600_000));
    Await.value(storage.put("never", new byte[1], RemoteStorage.NO_EXPIRY));

    Await.until("expired rows are gone", () -> file.rows() == 2);
    assertThat(Await.value(storage.getAll(List.of("later", "never")))).hasSize(2);
  }

  @Test
  void sweep_byTwoAtOnce_deletesAll() {
    RemoteStorage writer = open(file.builder().sweepOff());
    Await.value(
        writer.putAll(
            IntStream.range(0, 1_000)
                .mapToObj(i -> new StoredEntry("k" + i, new byte[10], 1))
                .toList()));
    assertThat(file.rows()).isEqualTo(1_000);
    open(file.builder().sweepInterval(Duration.ofMillis(20)).sweepBatch(20));
    open(file.builder().sweepInterval(Duration.ofMillis(20)).sweepBatch(20));

    Await.until("expired rows are gone", () -> file.rows() == 0);
  }

  @Test
  void ttl_isKeptToTheMillisecond_byTheDatabasesClock() {
    RemoteStorage storage = open(file.builder().sweepOff());
    Await.value(storage.put("a", new byte[1], 1_234));

    assertThat(file.number("SELECT expire - updated_at FROM cacheme_data")).isEqualTo(1_234);
    assertThat(file.number("SELECT abs(updated_at - unixepoch('subsec') * 1000) FROM cacheme_data"))
        .isLessThan(20_000);
  }

  /** A storage whose file holds no more than {@code pages}, as on a disk that is nearly full. */
  private SqlStorage bounded(int pages) {
    StorageUrl url = StorageUrl.parse("sqlite:///" + file.path());
    SqlOptions options = SqlOptions.of(url, Set.of(), SqlOptions.MOST_VALUE_BYTES);
    SqliteFile plain = SqliteFile.of(url, Duration.ofSeconds(1));
    List<String> pragmas = new ArrayList<>(plain.pragmas());
    pragmas.add("max_page_count = " + pages);
    SqliteFile small = new SqliteFile(plain.path(), plain.busyTimeout(), pragmas);
    SqliteStatements statements = new SqliteStatements(options.table());
    return new SqlStorage(
        options,
        SqliteStorageBuilder.SCHEMA,
        SqliteDatabase.writer(small, statements),
        SqliteDatabase.readers(small, statements, 2));
  }

  private static String failureOfPut(RemoteStorage storage, String key, int bytes) {
    return Await.value(
        storage
            .put(key, new byte[bytes], 60_000)
            .handle((value, thrown) -> String.valueOf(thrown)));
  }

  private RemoteStorage open(SqliteStorageBuilder builder) {
    return open(builder.build());
  }

  private RemoteStorage open(RemoteStorage storage) {
    storages.add(storage);
    Await.value(storage.open(StorageContexts.system("faults")));
    return storage;
  }
}
