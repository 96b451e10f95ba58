package io.cacheme.benchmarks.storage;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The Reactive Streams driver, with a pool of the same size and its other settings as they are. */
final class MongoContender implements Contender {

  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final Bson FIELDS = Projections.include("value", "expire");

  private final MongoClient client;
  private final MongoCollection<BsonDocument> collection;

  MongoContender(String url, String database, int poolSize) {
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(url))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(poolSize))
                .build());
    collection =
        client.getDatabase(database).getCollection(BenchmarkedStorage.TABLE, BsonDocument.class);
  }

  @Override
  public void get(String key, Answer answer) {
    follow(
        collection.find(Filters.eq(new BsonString(key))).projection(FIELDS).first(),
        answer,
        document -> read(document, answer));
  }

  @Override
  public void getAll(List<String> keys, Answer answer) {
    follow(
        collection.find(Filters.in("_id", keys)).projection(FIELDS).batchSize(keys.size() + 1),
        answer,
        document -> read(document, answer));
  }

  @Override
  public void put(String key, byte[] value, Answer answer) {
    long now = System.currentTimeMillis();
    BsonDocument document =
        new BsonDocument("_id", new BsonString(key))
            .append("value", new BsonBinary(value))
            .append("updated_at", new BsonDateTime(now))
            .append("expire", new BsonDateTime(now + Entries.TTL_MILLIS));
    follow(
        collection.replaceOne(Filters.eq(new BsonString(key)), document, UPSERT),
        answer,
        result -> {});
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "MongoDB's driver";
  }

  private static void read(BsonDocument document, Answer answer) {
    long left = document.getDateTime("expire").getValue() - System.currentTimeMillis();
    if (left > 0) {
      answer.value(
          document.getString("_id").getValue(), document.getBinary("value").getData(), left);
    }
  }

  private static <T> void follow(Publisher<T> publisher, Answer answer, Consumer<T> reading) {
    publisher.subscribe(
        new Subscriber<T>() {
          @Override
          public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(T element) {
            reading.accept(element);
          }

          @Override
          public void onError(Throwable failure) {
            answer.done(failure);
          }

          @Override
          public void onComplete() {
            answer.done(null);
          }
        });
  }
}
