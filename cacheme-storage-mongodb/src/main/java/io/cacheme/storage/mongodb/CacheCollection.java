package io.cacheme.storage.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageReplyException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The collection, as commands of a link. */
final class CacheCollection {

  private static final int DUPLICATE_KEY = 11_000;

  /**
   * What a {@link ConditionalUpdate} that is refused fails with; the second is ConversionFailure.
   */
  private static final Set<Integer> REFUSALS = Set.of(DUPLICATE_KEY, 241);

  private static final int OUT_OF_DISK_SPACE = 14_031;
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final UpdateOptions UPDATE_OR_INSERT = new UpdateOptions().upsert(true);
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

  /** Updates a document of those that match; succeeds if there is none. */
  CompletionStage<@Nullable Void> update(BsonDocument filter, BsonDocument update) {
    return link.last(collection.updateOne(filter, update)).thenApply(result -> null);
  }

  /** Makes each of {@code updates} for itself; answers the keys of those that were refused. */
  CompletionStage<Set<String>> keep(List<ConditionalUpdate> updates) {
    List<UpdateOneModel<BsonDocument>> writes =
        updates.stream()
            .map(
                each ->
                    new UpdateOneModel<BsonDocument>(
                        each.filter(), each.pipeline(), UPDATE_OR_INSERT))
            .toList();
    return link.last(collection.bulkWrite(writes, UNORDERED), this::explainRefusals)
        .<Set<String>>thenApply(result -> Set.of())
        .exceptionallyCompose(thrown -> refused(updates, thrown));
  }

  /** Makes {@code update}; where there is no room for it, deletes. Answers whether it was made. */
  CompletionStage<Boolean> bury(ConditionalUpdate update) {
    return withoutRace(
            () -> collection.updateOne(update.filter(), update.pipeline(), UPDATE_OR_INSERT))
        .thenApply(nothing -> true)
        .exceptionallyCompose(
            thrown ->
                Stages.cause(thrown) instanceof NoRoom
                    ? delete(update.key()).thenApply(nothing -> false)
                    : CompletableFuture.failedFuture(Stages.cause(thrown)));
  }

  /** By how much the server's clock is ahead of this process's. */
  long serverAheadMillis() {
    return link.serverAheadMillis();
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
    if (isDuplicateKey(thrown)) {
      return new LostRace();
    }
    return thrown instanceof MongoException answer && answer.getCode() == OUT_OF_DISK_SPACE
        ? new NoRoom(link.explain(thrown))
        : link.explain(thrown);
  }

  private RuntimeException explainRefusals(Throwable thrown) {
    return thrown instanceof MongoBulkWriteException many
            && many.getWriteConcernError() == null
            && many.getWriteErrors().stream().allMatch(error -> REFUSALS.contains(error.getCode()))
        ? new Refused(many.getWriteErrors().stream().map(BulkWriteError::getIndex).toList())
        : link.explain(thrown);
  }

  private static CompletionStage<Set<String>> refused(
      List<ConditionalUpdate> updates, Throwable thrown) {
    return Stages.cause(thrown) instanceof Refused refused
        ? CompletableFuture.completedFuture(
            refused.which.stream()
                .map(index -> updates.get(index).key())
                .collect(Collectors.toSet()))
        : CompletableFuture.failedFuture(Stages.cause(thrown));
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

  /** Some of many updates were refused, and all others made. */
  @SuppressWarnings("serial") // never written
  private static final class Refused extends StorageReplyException {
    private static final long serialVersionUID = 1L;

    final List<Integer> which;

    Refused(List<Integer> which) {
      super("refused");
      this.which = which;
    }
  }

  /** The server has no room for a document. */
  private static final class NoRoom extends MongoFailure {
    private static final long serialVersionUID = 1L;

    NoRoom(RuntimeException explained) {
      super(String.valueOf(explained.getMessage()));
    }
  }
}
