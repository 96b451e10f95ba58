package io.cacheme.storage.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.cacheme.spi.StorageReplyException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The collection, as commands of a link. */
final class CacheCollection {

  private static final int DUPLICATE_KEY = 11_000;
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final MongoLink link;
  private final MongoCollection<BsonDocument> collection;

  CacheCollection(MongoOptions options, MongoLink link) {
    this.link = link;
    this.collection = link.database().getCollection(options.collection(), BsonDocument.class);
  }

  CompletionStage<@Nullable BsonDocument> find(String key) {
    return link.last(
        collection.find(CacheDocument.isKey(key)).projection(CacheDocument.readFields()).first());
  }

  CompletionStage<List<BsonDocument>> findAll(List<String> keys) {
    return link.all(
        collection
            .find(CacheDocument.isOneOf(keys.stream().map(BsonString::new).toList()))
            .projection(CacheDocument.readFields())
            .batchSize(keys.size() + 1)); // with one more, the server knows that it was the last
  }

  CompletionStage<@Nullable Void> replace(BsonDocument document) {
    return withoutRace(
        () ->
            collection.replaceOne(
                CacheDocument.isKey(CacheDocument.key(document)), document, UPSERT));
  }

  CompletionStage<@Nullable Void> replaceAll(List<BsonDocument> documents) {
    List<ReplaceOneModel<BsonDocument>> writes =
        documents.stream()
            .map(
                document ->
                    new ReplaceOneModel<>(
                        CacheDocument.isKey(CacheDocument.key(document)), document, UPSERT))
            .toList();
    return withoutRace(() -> collection.bulkWrite(writes, UNORDERED));
  }

  CompletionStage<@Nullable Void> delete(String key) {
    return link.last(collection.deleteOne(CacheDocument.isKey(key))).thenApply(result -> null);
  }

  /** Deletes at most {@code most} documents that expired by {@code millis}; answers how many. */
  CompletionStage<Integer> deleteExpired(long millis, int most) {
    return link.all(
            collection
                .find(CacheDocument.expiredBy(millis))
                .projection(new BsonDocument(CacheDocument.ID, new BsonInt32(1)))
                .limit(most)
                .batchSize(most + 1))
        .thenCompose(found -> deleteStillExpired(found, millis));
  }

  private CompletionStage<Integer> deleteStillExpired(List<BsonDocument> found, long millis) {
    if (found.isEmpty()) {
      return CompletableFuture.completedFuture(0);
    }
    List<BsonValue> ids = found.stream().map(each -> each.get(CacheDocument.ID)).toList();
    BsonDocument filter = CacheDocument.isOneOf(ids);
    filter.putAll(CacheDocument.expiredBy(millis)); // unless it was written anew meanwhile
    return link.last(collection.deleteMany(filter)).thenApply(deleted -> found.size());
  }

  /**
   * Two upserts of a new key may both insert it; then one of them fails with a duplicate key, and
   * finds the other's document when it is sent again.
   */
  private CompletionStage<@Nullable Void> withoutRace(Supplier<? extends Publisher<?>> write) {
    return send(write.get())
        .exceptionallyCompose(
            thrown ->
                thrown.getCause() instanceof LostRace
                    ? send(write.get())
                    : CompletableFuture.failedFuture(thrown));
  }

  private <T> CompletionStage<@Nullable Void> send(Publisher<T> write) {
    return link.last(write, this::explain).thenApply(result -> null);
  }

  private RuntimeException explain(Throwable thrown) {
    return isDuplicateKey(thrown) ? new LostRace() : link.explain(thrown);
  }

  private static boolean isDuplicateKey(Throwable thrown) {
    if (thrown instanceof MongoWriteException one) {
      return one.getError().getCode() == DUPLICATE_KEY;
    }
    return thrown instanceof MongoBulkWriteException many
        && many.getWriteConcernError() == null
        && many.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
  }

  /** Somebody else inserted the key at the same moment. */
  private static final class LostRace extends StorageReplyException {
    private static final long serialVersionUID = 1L;

    LostRace() {
      super("others inserted the same key at the same moment, twice");
    }
  }
}
