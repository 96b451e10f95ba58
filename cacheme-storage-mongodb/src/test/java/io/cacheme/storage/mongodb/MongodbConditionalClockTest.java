package io.cacheme.storage.mongodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.result.InsertOneResult;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testservers.MongoInProcess;
import java.time.Duration;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditional writes where the clock of this process is years behind the server's. */
class MongodbConditionalClockTest {

  private static final long A_MINUTE = 60_000;

  private final MongoInProcess mongo = MongoInProcess.start();
  private final ManualTimeSource time = new ManualTimeSource();
  private final RemoteStorage storage =
      MongodbStorage.builder(mongo.url()).createSchema(true).build();
  private final ConditionalWrites writes = storage.conditionalWrites();
  private final MongoClient client =
      MongoClients.create(
          MongoClientSettings.builder()
              .applyToClusterSettings(
                  c -> c.hosts(List.of(new ServerAddress("127.0.0.1", mongo.port()))))
              .build());
  private final MongoCollection<BsonDocument> collection =
      client.getDatabase("cacheme").getCollection("cacheme_data", BsonDocument.class);

  @BeforeEach
  void open() {
    Await.value(
        storage.open(
            StorageContext.builder("clock")
                .time(time)
                .scheduler(new ManualScheduler(time))
                .connectTimeout(Duration.ofSeconds(15))
                .build()));
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
    client.close();
    mongo.close();
  }

  @Test
  void tombstone_livesByTheServersClock() {
    assertThat(Await.value(writes.putTombstone("a", bytes("dead"), A_MINUTE))).isTrue();
    time.advance(Duration.ofMinutes(2));

    assertThat(kept(ConditionalEntry.ifNone("a", bytes("1"), A_MINUTE))).isFalse();
    assertThat(kept(ConditionalEntry.ifSeen("a", bytes("1"), A_MINUTE, bytes("dead")))).isTrue();
  }

  @Test
  void expired_isJudgedByTheServersClock() {
    Await.value(storage.put("a", bytes("0"), A_MINUTE)); // in 2024

    assertThat(kept(ConditionalEntry.ifNone("a", bytes("1"), A_MINUTE))).isTrue();
  }

  @Test
  void deadline_isGivenByTheProcesssClock_andJudgedByTheServers() {
    ConditionalEntry entry = ConditionalEntry.ifNone("a", bytes("1"), A_MINUTE);

    assertThat(kept(entry.notAfter(time.epochMillis() - A_MINUTE))).isFalse();
    assertThat(kept(entry.notAfter(time.epochMillis() + A_MINUTE))).isTrue();
  }

  @Test
  void foreignDocuments_areNone() {
    insert("{_id: 'a', value: 'text'}");
    insert(
        "{_id: 'b', value: {$binary: {base64: 'AQI=', subType: '00'}}, expire: 'soon',"
            + " other: 1}");
    ConditionalEntry only =
        ConditionalEntry.ifSeen("b", bytes("1"), A_MINUTE, new byte[] {1, 2}).orElseRefused();

    assertThat(kept(only)).isFalse();
    assertThat(kept(ConditionalEntry.ifNone("a", bytes("1"), A_MINUTE))).isTrue();
    assertThat(kept(ConditionalEntry.ifNone("b", bytes("1"), RemoteStorage.NO_EXPIRY))).isTrue();
    assertThat(documents())
        .allSatisfy(each -> assertThat(each).containsKeys("_id", "value", "updated_at"))
        .anySatisfy(each -> assertThat(each).doesNotContainKeys("expire", "other"));
  }

  private boolean kept(ConditionalEntry entry) {
    return Await.value(writes.putIfUnchanged(entry));
  }

  private void insert(String document) {
    LastOf<InsertOneResult> last =
        new LastOf<>(new MongoThreads("test"), Runnable::run, this::rethrow);
    collection.insertOne(BsonDocument.parse(document)).subscribe(last);
    Await.value(last);
  }

  private List<BsonDocument> documents() {
    AllOf<BsonDocument> all = new AllOf<>(new MongoThreads("test"), Runnable::run, this::rethrow);
    collection.find().subscribe(all);
    return Await.value(all);
  }

  private RuntimeException rethrow(Throwable thrown) {
    return new IllegalStateException(thrown);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
