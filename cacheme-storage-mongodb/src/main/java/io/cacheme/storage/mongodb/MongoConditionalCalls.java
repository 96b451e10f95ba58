package io.cacheme.storage.mongodb;

import io.cacheme.spi.CallLimit;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.Stages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.bson.types.ObjectId;

/** The conditional writes of an open storage: bounds the calls, and cuts large ones. */
final class MongoConditionalCalls {

  private final CallLimit limit;
  private final MongoConnector connector;

  MongoConditionalCalls(CallLimit limit, MongoConnector connector) {
    this.limit = limit;
    this.connector = connector;
  }

  CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
    List<CompletionStage<?>> calls = new ArrayList<>(1);
    Set<String> refused = new HashSet<>();
    List<ConditionalEntry> together = new ArrayList<>(entries.size());
    for (ConditionalEntry entry : entries) {
      byte[] seen = entry.seen();
      if (seen != null && ConditionalUpdate.isTooLarge(entry)) {
        calls.add(collect(claimAndPut(entry, seen), refused));
      } else {
        together.add(entry);
      }
    }
    for (List<ConditionalEntry> chunk : MongoEntries.chunks(together)) {
      calls.add(collect(put(chunk), refused));
    }
    return Stages.all(calls, () -> refused);
  }

  /** A server without room for it removes all the same. */
  CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
    ConditionalUpdate update = ConditionalUpdate.always(key, tombstone, ttlMillis);
    return limit
        .<Boolean>write(key, () -> connector.call(collection -> collection.bury(update)))
        .thenApply(Boolean.TRUE::equals);
  }

  private CompletionStage<Set<String>> put(List<ConditionalEntry> chunk) {
    List<String> keys = chunk.stream().map(ConditionalEntry::key).toList();
    return limit.writeAll(
        keys,
        () ->
            connector.call(
                collection ->
                    collection.keep(
                        chunk.stream()
                            .map(each -> ConditionalUpdate.of(each, deadline(collection, each)))
                            .toList())));
  }

  /**
   * In two statements, where one would be too large: the first compares and leaves a mark that no
   * other write leaves in place; the second keeps the entry where the mark is.
   */
  private CompletionStage<Set<String>> claimAndPut(ConditionalEntry entry, byte[] seen) {
    ObjectId claim = new ObjectId();
    return limit.write(
        entry.key(),
        () ->
            connector.call(
                collection ->
                    collection
                        .update(
                            ConditionalUpdate.seen(entry, seen), ConditionalUpdate.leaving(claim))
                        .thenCompose(
                            left ->
                                collection.keep(
                                    List.of(
                                        ConditionalUpdate.of(
                                            entry, deadline(collection, entry), claim))))));
  }

  /** By the server's clock; what is given is by that of this process. */
  private static long deadline(CacheCollection collection, ConditionalEntry entry) {
    long given = entry.notAfterMillis();
    return given == Long.MAX_VALUE ? given : given + collection.serverAheadMillis();
  }

  private static CompletionStage<?> collect(
      CompletionStage<Set<String>> call, Set<String> refused) {
    return call.thenAccept(
        some -> {
          synchronized (refused) {
            refused.addAll(some);
          }
        });
  }
}
