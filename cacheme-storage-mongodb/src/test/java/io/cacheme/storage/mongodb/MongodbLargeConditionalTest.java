package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.MongoInProcess;
import io.cacheme.testservers.PipelineBackend;
import io.netty.channel.Channel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was seen and what is to be kept, where both do not go into one statement. */
class MongodbLargeConditionalTest {

  private static final int NINE_MEBIBYTES = 9 << 20;
  private static final long HOUR = 3_600_000;

  private final MongoInProcess mongo = MongoInProcess.builder().backend(Interrupted::new).start();
  private final RemoteStorage storage = opened();
  private final ConditionalWrites writes = storage.conditionalWrites();
  private volatile Object meanwhile;

  @AfterEach
  void close() {
    Await.value(storage.close());
    mongo.close();
  }

  @Test
  void large_isComparedWhole() {
    byte[] seen = new byte[NINE_MEBIBYTES];
    byte[] another = seen.clone();
    another[NINE_MEBIBYTES - 1] = 1;
    Await.value(storage.put("a", seen, HOUR));

    assertThat(kept(ConditionalEntry.ifSeen("a", another, HOUR, another))).isFalse();
    assertThat(kept(ConditionalEntry.ifSeen("a", another, HOUR, seen))).isTrue();
    assertThat(Await.value(storage.get("a")).bytes()).isEqualTo(another);
  }

  @Test
  void large_nothingThereAnyMore_isKeptOrRefused() {
    byte[] seen = new byte[NINE_MEBIBYTES];

    assertThat(kept(ConditionalEntry.ifSeen("a", seen, HOUR, seen).orElseRefused())).isFalse();
    assertThat(kept(ConditionalEntry.ifSeen("a", seen, HOUR, seen))).isTrue();
  }

  @Test
  void large_withSmallOnes_eachForItself() {
    byte[] seen = new byte[NINE_MEBIBYTES];
    Await.value(storage.put("large", seen, HOUR));
    Await.value(storage.put("taken", new byte[1], HOUR));

    assertThat(
            Await.value(
                writes.putAllIfUnchanged(
                    List.of(
                        ConditionalEntry.ifSeen("large", seen, HOUR, seen),
                        ConditionalEntry.ifNone("taken", new byte[1], HOUR),
                        ConditionalEntry.ifNone("free", new byte[1], HOUR)))))
        .containsExactly("taken");
  }

  @Test
  void large_changedBetweenTheStatements_isRefused() {
    byte[] seen = new byte[NINE_MEBIBYTES];
    Await.value(storage.put("a", seen, HOUR));
    meanwhile =
        new Document("value", new BinData(new byte[] {7})).append("updated_at", Instant.now());

    assertThat(kept(ConditionalEntry.ifSeen("a", seen, HOUR, seen))).isFalse();
    assertThat(Await.value(storage.get("a")).bytes()).containsExactly(7);
  }

  @Test
  void large_buriedBetweenTheStatements_isRefused() {
    byte[] seen = new byte[NINE_MEBIBYTES];
    Await.value(storage.put("a", seen, HOUR));
    meanwhile =
        List.of(
            new Document(
                "$replaceWith",
                new Document("_id", "$_id")
                    .append("value", new BinData(new byte[] {7}))
                    .append("updated_at", "$$NOW")));

    assertThat(kept(ConditionalEntry.ifSeen("a", seen, HOUR, seen))).isFalse();
    assertThat(Await.value(storage.get("a")).bytes()).containsExactly(7);
  }

  private boolean kept(ConditionalEntry entry) {
    return Await.value(writes.putIfUnchanged(entry));
  }

  private RemoteStorage opened() {
    RemoteStorage opened =
        MongodbStorage.builder(mongo.url()).createSchema(true).maxValueBytes(15 << 20).build();
    Await.value(opened.open(StorageContexts.system("large")));
    return opened;
  }

  /** Updates the document once more after a claim was left. */
  private final class Interrupted extends PipelineBackend {

    @Override
    public Document handleCommand(
        Channel channel, String database, String command, Document query) {
      Document answer = super.handleCommand(channel, database, command, query);
      if (command.equals("update")
          && ((Document) ((List<?>) query.get("updates")).get(0)).get("u") instanceof Document u
          && u.containsKey("$set")) {
        updateMeanwhile(channel, database, query);
      }
      return answer;
    }

    private void updateMeanwhile(Channel channel, String database, Document query) {
      Object update = meanwhile;
      if (update != null) {
        Document again = new Document("q", new Document("_id", "a")).append("u", update);
        super.handleCommand(
            channel,
            database,
            "update",
            new Document("update", query.get("update"))
                .append("updates", List.of(again))
                .append("$db", database));
      }
    }
  }
}
