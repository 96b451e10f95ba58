package io.cacheme.storage.mongodb;

import io.cacheme.spi.CallLimit;
import io.cacheme.spi.ExpirySweep;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** The entries of an open storage: bounds the calls, cuts large ones, and judges expiry. */
final class MongoEntries {

  private static final int CHUNK = 500;
  private static final int SWEPT_AT_ONCE = 1_000;

  private final StorageContext context;
  private final MongoConnector connector;
  private final CallLimit limit;
  private final MongoConditionalCalls conditional;
  private final @Nullable ExpirySweep sweep;

  MongoEntries(MongoOptions options, StorageContext context) {
    this.context = context;
    this.connector = new MongoConnector(options, context);
    this.limit =
        new CallLimit(
            options.poolSize(),
            options.maxOutstanding(),
            () ->
                new MongoFailure(
                    options
                        + " has "
                        + options.maxOutstanding()
                        + " unanswered calls (maxOutstanding)"));
    this.conditional = new MongoConditionalCalls(limit, connector);
    Duration interval = options.sweepInterval();
    this.sweep = interval == null ? null : sweep(interval);
  }

  /**
   * For servers that do not delete what expired. MongoDB does, by its index, every minute: what is
   * overdue by twice the interval leaves time to that, and to clocks that differ.
   */
  private ExpirySweep sweep(Duration interval) {
    long graceMillis = 2 * interval.toMillis();
    return new ExpirySweep(
        context.scheduler(), interval, SWEPT_AT_ONCE, () -> deleteExpired(now() - graceMillis));
  }

  private CompletionStage<Integer> deleteExpired(long millis) {
    return limit.read(
        () -> connector.call(collection -> collection.deleteExpired(millis, SWEPT_AT_ONCE)));
  }

  CompletionStage<@Nullable Void> open() {
    if (sweep != null) {
      sweep.start();
    }
    return connector.open(context.connectTimeout().toMillis());
  }

  CompletionStage<@Nullable StoredValue> get(String key) {
    return limit
        .<BsonDocument>read(() -> connector.call(collection -> collection.find(key)))
        .thenApply(document -> CacheDocument.value(document, now()));
  }

  CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    List<CompletionStage<?>> calls = new ArrayList<>(1);
    Map<String, StoredValue> found = new HashMap<>();
    for (List<String> chunk : chunks(new LinkedHashSet<>(keys))) {
      calls.add(
          limit
              .<List<BsonDocument>>read(
                  () -> connector.call(collection -> collection.findAll(chunk)))
              .thenAccept(documents -> collect(documents, found)));
    }
    return Stages.all(calls, () -> found);
  }

  CompletionStage<@Nullable Void> putAll(Collection<StoredEntry> entries) {
    long now = now();
    Map<String, BsonDocument> documents = new LinkedHashMap<>();
    for (StoredEntry entry : entries) {
      documents.put(entry.key(), CacheDocument.of(entry, now));
    }
    List<CompletionStage<?>> calls = new ArrayList<>(1);
    for (List<BsonDocument> chunk : chunks(documents.values())) {
      calls.add(write(chunk));
    }
    return Stages.all(calls);
  }

  CompletionStage<@Nullable Void> remove(String key) {
    return limit.write(key, () -> connector.call(collection -> collection.delete(key)));
  }

  MongoConditionalCalls conditional() {
    return conditional;
  }

  boolean isOwn(Thread thread) {
    return connector.isOwn(thread);
  }

  CompletionStage<@Nullable Void> close() {
    if (sweep != null) {
      sweep.stop();
    }
    return connector.close();
  }

  private CompletionStage<@Nullable Void> write(List<BsonDocument> chunk) {
    if (chunk.size() == 1) {
      BsonDocument document = chunk.get(0);
      return limit.write(
          CacheDocument.key(document),
          () -> connector.call(collection -> collection.replace(document)));
    }
    return limit.writeAll(
        chunk.stream().map(CacheDocument::key).toList(),
        () -> connector.call(collection -> collection.replaceAll(chunk)));
  }

  private void collect(List<BsonDocument> documents, Map<String, StoredValue> found) {
    long now = now();
    for (BsonDocument document : documents) {
      StoredValue value = CacheDocument.value(document, now);
      if (value != null) {
        synchronized (found) {
          found.put(CacheDocument.key(document), value);
        }
      }
    }
  }

  private long now() {
    return context.time().epochMillis();
  }

  static <T> List<List<T>> chunks(Collection<T> all) {
    List<T> list = List.copyOf(all);
    List<List<T>> chunks = new ArrayList<>(1);
    for (int from = 0; from < list.size(); from += CHUNK) {
      chunks.add(list.subList(from, Math.min(list.size(), from + CHUNK)));
    }
    return chunks;
  }
}
