package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.MongoInProcess;
import io.cacheme.testservers.PipelineBackend;
import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Upserts that meet another one of their key, and answers that say no. */
class MongodbRaceTest {

  private final AtomicInteger duplicates = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private final MongoInProcess mongo = MongoInProcess.builder().backend(Racing::new).start();
  private final RemoteStorage storage =
      MongodbStorage.builder(mongo.url()).createSchema(true).build();

  {
    Await.value(storage.open(StorageContexts.system("race")));
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
    mongo.close();
  }

  @Test
  void duplicateKey_once_isSentAgain() {
    duplicates.set(1);
    Await.value(storage.put("a", new byte[] {1}, 60_000));
    duplicates.set(1);
    Await.value(storage.putAll(List.of(entry("b"), entry("c"))));

    assertThat(Await.value(storage.getAll(List.of("a", "b", "c")))).hasSize(3);
  }

  @Test
  void duplicateKey_twice_failsPlainly() {
    duplicates.set(2);

    assertThat(Await.failure(storage.put("a", new byte[] {1}, 60_000)))
        .hasMessageContaining("others inserted the same key");
  }

  @Test
  void errorAnswers_failThatCall_withTheirCodeAndWithoutTheirText() {
    refusals.set(2);
    byte[] secret = "canary".getBytes();
    assertThat(Await.failure(storage.put("a", secret, 60_000)))
        .isInstanceOf(MongoFailure.class)
        .hasMessageContaining("answered error 14031")
        .hasMessageNotContaining("canary")
        .hasNoCause();
    assertThat(Await.failure(storage.putAll(List.of(entry("a"), entry("b")))))
        .hasMessageContaining("answered error 14031")
        .hasMessageNotContaining("canary")
        .hasNoCause();

    Await.value(storage.put("a", secret, 60_000));
  }

  @Test
  void tombstone_duplicateKey_isSentAgain() {
    duplicates.set(1);

    assertThat(Await.value(storage.conditionalWrites().putTombstone("a", new byte[1], 60_000)))
        .isTrue();
    assertThat(Await.value(storage.get("a"))).isNotNull();
  }

  @Test
  void tombstone_withoutRoom_removesAllTheSame() {
    Await.value(storage.put("a", new byte[] {1}, 60_000));
    refusals.set(1);

    assertThat(Await.value(storage.conditionalWrites().putTombstone("a", new byte[1], 60_000)))
        .isFalse();
    assertThat(Await.value(storage.get("a"))).isNull();
  }

  @Test
  void conditional_errorAnswers_areNoRefusals() {
    refusals.set(1);
    ConditionalEntry entry = ConditionalEntry.ifNone("a", "canary".getBytes(), 60_000);

    assertThat(Await.failure(storage.conditionalWrites().putIfUnchanged(entry)))
        .isInstanceOf(MongoFailure.class)
        .hasMessageContaining("answered error 14031")
        .hasMessageNotContaining("canary")
        .hasNoCause();
    assertThat(Await.value(storage.conditionalWrites().putIfUnchanged(entry))).isTrue();
  }

  private static StoredEntry entry(String key) {
    return new StoredEntry(key, new byte[] {1}, 60_000);
  }

  /** Fails as many updates as it is told to. */
  private final class Racing extends PipelineBackend {

    @Override
    public Document handleCommand(
        Channel channel, String database, String command, Document query) {
      if (command.equals("update")) {
        if (duplicates.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
          return new Document("ok", 1.0)
              .append("n", 0)
              .append("nModified", 0)
              .append("writeErrors", List.of(error(11_000, "E11000 duplicate key error")));
        }
        if (refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
          throw new MongoServerError(14_031, "OutOfDiskSpace", "canary");
        }
      }
      return super.handleCommand(channel, database, command, query);
    }

    private Document error(int code, String text) {
      return new Document("index", 0).append("code", code).append("errmsg", text);
    }
  }
}
