package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testservers.MongoInProcess;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Expiry by the client's clock, which here is years behind the server's, and the sweep. On a server
 * in this process, which removes nothing by itself.
 */
class MongodbExpiryTest {

  private final MongoInProcess mongo = MongoInProcess.start();
  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final RemoteStorage storage =
      MongodbStorage.builder(mongo.url()).createSchema(true).build();
  private final MongoClient reader =
      MongoClients.create(
          MongoClientSettings.builder()
              .applyToClusterSettings(
                  c -> c.hosts(List.of(new ServerAddress("127.0.0.1", mongo.port()))))
              .build());
  private final MongoCollection<BsonDocument> collection =
      reader.getDatabase("cacheme").getCollection("cacheme_data", BsonDocument.class);

  @BeforeEach
  void open() {
    Await.value(
        storage.open(
            StorageContext.builder("expiry")
                .time(time)
                .scheduler(scheduler)
                .connectTimeout(Duration.ofSeconds(15))
                .build()));
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
    reader.close();
    mongo.close();
  }

  @Test
  void expiry_isExactByTheClientsClock() {
    put("a", 1_000);
    time.advance(Duration.ofMillis(999));
    StoredValue value = Await.value(storage.get("a"));
    assertThat(value.ttlLeftMillis()).isEqualTo(1);
    time.advance(Duration.ofMillis(1));

    assertThat(Await.value(storage.get("a"))).isNull();
    assertThat(Await.value(storage.getAll(List.of("a", "b")))).isEmpty();
  }

  @Test
  void noExpiry_hasNoDate_andStaysForEver() {
    put("a", RemoteStorage.NO_EXPIRY);
    put("b", RemoteStorage.NO_EXPIRY - 1);
    time.advance(Duration.ofDays(36_500));

    assertThat(Await.value(storage.get("a")).ttlLeftMillis()).isEqualTo(StoredValue.UNKNOWN);
    assertThat(Await.value(storage.get("b"))).isNotNull();
    assertThat(documents()).allSatisfy(each -> assertThat(each).doesNotContainKey("expire"));
  }

  @Test
  void document_isWhatTheDocumentsSay() {
    put("k", 1_000);

    assertThat(documents())
        .containsExactly(
            BsonDocument.parse(
                "{_id: 'k', value: {$binary: {base64: 'AQI=', subType: '00'}},"
                    + " updated_at: {$date: '2024-01-01T00:00:00Z'},"
                    + " expire: {$date: '2024-01-01T00:00:01Z'}}"));
  }

  @Test
  void foreignDocuments_areAMiss() {
    send(collection.insertOne(BsonDocument.parse("{_id: 'a', value: 'text'}")));
    send(collection.insertOne(BsonDocument.parse("{_id: 'b', other: 1}")));
    send(
        collection.insertOne(
            BsonDocument.parse(
                "{_id: 'c', value: {$binary: {base64: 'AQI=', subType: '00'}}, expire: 'soon'}")));

    assertThat(Await.value(storage.get("a"))).isNull();
    assertThat(Await.value(storage.getAll(List.of("a", "b", "c")))).isEmpty();
    put("a", 1_000);
    assertThat(Await.value(storage.get("a"))).isNotNull();
  }

  @Test
  void sweep_removesWhatExpiredTwoMinutesAgo_inBatches() {
    List<StoredEntry> brief =
        IntStream.range(0, 2_500)
            .mapToObj(i -> new StoredEntry("brief" + i, new byte[1], 1_000))
            .toList();
    Await.value(storage.putAll(brief));
    put("long", 3_600_000);
    put("ever", RemoteStorage.NO_EXPIRY);
    sweepAfter(Duration.ofSeconds(90));
    assertThat(documents()).as("the server's own sweep comes first").hasSize(2_502);

    sweepAfter(Duration.ofSeconds(90)); // which may be too early, but not the one after it
    sweepAfter(Duration.ofSeconds(90));
    Await.until("it is swept", () -> documents().size() == 2);
    Await.until("the next is planned", () -> scheduler.pending() == 1);
  }

  @Test
  void sweep_whileTheServerIsDown_goesOnLater() {
    put("brief", 1_000);
    mongo.kill();
    sweepAfter(Duration.ofSeconds(180));
    Await.until("the next is planned", () -> scheduler.pending() == 1);
    mongo.restart();
    Await.until("it serves", this::serves);
    put("brief", 1_000);
    sweepAfter(Duration.ofSeconds(90));
    sweepAfter(Duration.ofSeconds(90)); // which may be too early, but not the one after it
    sweepAfter(Duration.ofSeconds(90));

    Await.until("it is swept", () -> documents().isEmpty());
  }

  @Test
  void close_endsTheSweep() {
    Await.value(storage.close());
    scheduler.advance(Duration.ofMinutes(3));

    assertThat(scheduler.pending()).isZero();
  }

  private void sweepAfter(Duration duration) {
    scheduler.advance(duration);
    Await.until("the sweep has ended", () -> scheduler.pending() == 1);
  }

  private boolean serves() {
    return Await.value(storage.get("brief").handle((value, thrown) -> thrown == null));
  }

  private void put(String key, long ttlMillis) {
    Await.value(storage.put(key, new byte[] {1, 2}, ttlMillis));
  }

  private List<BsonDocument> documents() {
    AllOf<BsonDocument> all = new AllOf<>(new MongoThreads("test"), Runnable::run, this::rethrow);
    collection.find().batchSize(5_000).subscribe(all);
    return Await.value(all);
  }

  private <T> void send(org.reactivestreams.Publisher<T> publisher) {
    LastOf<T> last = new LastOf<>(new MongoThreads("test"), Runnable::run, this::rethrow);
    publisher.subscribe(last);
    Await.value(last);
  }

  private RuntimeException rethrow(Throwable thrown) {
    return new IllegalStateException(thrown);
  }
}
