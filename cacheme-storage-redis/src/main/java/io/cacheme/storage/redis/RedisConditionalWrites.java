package io.cacheme.storage.redis;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageReplyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code SET … NX} where nothing was seen, a script where something was, and for a tombstone {@code
 * UNLINK} and {@code SET}. They go the ways of all other commands.
 *
 * <p>A script judges by the clock of the key's server whether it is too late. A {@code SET} cannot:
 * for it this process judges, right before it sends it, by the last answer of {@link
 * RedisStorage#serverTimeMillis}, and by its own clock until there is one. What is sent then, and
 * lies at a server that stands still, is not judged again.
 *
 * <p>For a user who may not run scripts, what was seen is replaced whatever there is by then, but
 * where nothing else will do than what was seen: that is asked for all the same, and fails. What
 * was loaded where nothing was seen is still compared, and removals leave tombstones.
 *
 * <p>A tombstone is always two commands. {@code SET} alone would do but for a server that has no
 * room for it: that leaves the old value, and a removal sent thereafter would come behind later
 * writes of the key. One script would cost the server three times as much as the two, and need
 * another right. What another process writes between the two, the second replaces.
 */
final class RedisConditionalWrites implements ConditionalWrites {

  private final RedisConnections connections;
  private final ValueLimit limit;
  private final ServerClock clock;
  private final ScriptRight scripts;

  RedisConditionalWrites(
      RedisConnections connections, ValueLimit limit, ServerClock clock, ScriptRight scripts) {
    this.connections = connections;
    this.limit = limit;
    this.clock = clock;
    this.scripts = scripts;
  }

  @Override
  public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
    StorageReplyException refusal = limit.refusal(entry.key(), entry.bytes());
    if (refusal != null) {
      return CompletableFuture.failedFuture(refusal);
    }
    KeyCall<Boolean> call = call(entry);
    connections.send(call);
    return call;
  }

  @Override
  public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
    List<KeyCall<Boolean>> calls = new ArrayList<>(entries.size());
    for (ConditionalEntry entry : entries) {
      StorageReplyException refusal = limit.refusal(entry.key(), entry.bytes());
      if (refusal != null) {
        return CompletableFuture.failedFuture(refusal);
      }
      calls.add(call(entry));
    }
    CompletionStage<Set<String>> joined = Stages.all(calls, () -> refused(calls));
    calls.forEach(connections::send);
    return joined;
  }

  @Override
  public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
    StorageReplyException refusal = limit.refusal(key, tombstone);
    if (refusal != null) {
      return CompletableFuture.failedFuture(refusal);
    }
    RemoveCall removal = new RemoveCall(key);
    TombstoneCall call = new TombstoneCall(key, tombstone, ttlMillis);
    CompletionStage<Boolean> kept = call.keptAfter(removal);
    connections.send(removal);
    connections.send(call);
    return kept;
  }

  private KeyCall<Boolean> call(ConditionalEntry entry) {
    byte[] seen = entry.seen();
    if (seen == null) {
      return SetInTimeCall.ifNone(entry, clock);
    }
    return scripts.isMissing() && entry.orNone()
        ? SetInTimeCall.anyway(entry, clock)
        : new SetIfSameCall(entry, SeenValue.of(seen), scripts);
  }

  private static Set<String> refused(List<KeyCall<Boolean>> calls) {
    Set<String> refused = new HashSet<>();
    for (KeyCall<Boolean> call : calls) {
      if (!call.join()) {
        refused.add(call.key());
      }
    }
    return refused;
  }
}
