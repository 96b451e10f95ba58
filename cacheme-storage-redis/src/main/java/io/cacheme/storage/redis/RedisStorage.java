package io.cacheme.storage.redis;

import io.cacheme.spi.Bus;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values in Redis, as {@code GET}, {@code MGET}, {@code SET … PX} and {@code UNLINK}, and
 * conditionally by {@code SET … NX} and {@code EVAL}.
 *
 * <p>Writes of one key go over one connection, so they take effect in the order of the calls.
 * Nothing is ever sent twice: what was under way when a connection broke has failed. Stages are
 * completed on event loops.
 *
 * <p>In a Redis Cluster this holds for each node, and across slots that move: a call that a node
 * has not executed, but redirected, is sent on in its order. A node that is down or silent costs
 * its own keys only: {@link #getAll} answers what the others have, and fails only if all failed;
 * {@link #putAll} fails if a part did, and has written the others.
 */
public final class RedisStorage implements RemoteStorage {

  private final RedisOptions options;
  private final RedisConnections connections;
  private final ValueLimit limit;
  private final ServerClock clock = new ServerClock();
  private final ScriptRight scripts;
  private final ConditionalWrites conditionalWrites;

  RedisStorage(RedisOptions options, RedisConnections connections) {
    this.options = options;
    this.connections = connections;
    this.limit = new ValueLimit(options);
    this.scripts = new ScriptRight(options);
    this.conditionalWrites = new RedisConditionalWrites(connections, limit, clock, scripts);
  }

  /**
   * Begins a Redis storage.
   *
   * @param url as {@code redis://user:password@host:6379/0?poolSize=1}, for a cluster {@code
   *     redis://host1:6379,host2:6379/?cluster=true}, or {@code rediss://} for TLS
   * @throws IllegalArgumentException if the URL or an option is wrong
   */
  public static RedisStorageBuilder builder(String url) {
    return new RedisStorageBuilder(StorageUrl.parse(url));
  }

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    clock.opened(context.time());
    scripts.opened(context.name());
    return connections.open(context);
  }

  @Override
  public CompletionStage<@Nullable StoredValue> get(String key) {
    GetCall call = new GetCall(key);
    connections.send(call);
    return call;
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    if (keys.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    List<List<String>> groups = groups(keys);
    if (groups.size() == 1) {
      MultiGetCall call = new MultiGetCall(groups.get(0));
      connections.send(call);
      return call;
    }
    List<ReadCall<?>> calls = new ArrayList<>(groups.size());
    for (List<String> group : groups) {
      calls.add(group.size() == 1 ? new GetCall(group.get(0)) : new MultiGetCall(group));
    }
    CompletionStage<Map<String, StoredValue>> joined = ReadCall.found(calls);
    calls.forEach(connections::send);
    return joined;
  }

  /** The keys of each command: a reply of many values is not to be larger than one may be. */
  private List<List<String>> groups(Collection<String> keys) {
    int most = limit.mostInReply();
    List<List<String>> groups = new ArrayList<>();
    for (List<String> group : connections.groups(keys)) {
      for (int from = 0; from < group.size(); from += most) {
        groups.add(group.subList(from, Math.min(from + most, group.size())));
      }
    }
    return groups;
  }

  @Override
  public CompletionStage<@Nullable Void> put(String key, byte[] value, long ttlMillis) {
    StorageReplyException refusal = limit.refusal(key, value);
    if (refusal != null) {
      return CompletableFuture.failedFuture(refusal);
    }
    SetCall call = new SetCall(key, value, ttlMillis);
    connections.send(call);
    return call;
  }

  @Override
  public CompletionStage<@Nullable Void> putAll(Collection<StoredEntry> entries) {
    List<SetCall> calls = new ArrayList<>(entries.size());
    for (StoredEntry entry : entries) {
      StorageReplyException refusal = limit.refusal(entry.key(), entry.bytes());
      if (refusal != null) {
        return CompletableFuture.failedFuture(refusal);
      }
      calls.add(new SetCall(entry.key(), entry.bytes(), entry.ttlMillis()));
    }
    CompletionStage<@Nullable Void> joined = Stages.all(calls);
    calls.forEach(connections::send);
    return joined;
  }

  @Override
  public CompletionStage<@Nullable Void> remove(String key) {
    RemoveCall call = new RemoveCall(key);
    connections.send(call);
    return call;
  }

  /**
   * What {@code TIME} says: of the server; of the master that the Sentinels name; in a cluster of
   * the first master, by its address, that answers.
   */
  @Override
  public CompletionStage<@Nullable Long> serverTimeMillis() {
    ControlCall<List<Object>> call = ControlCall.time();
    ServerClock.Reading asked = clock.read();
    connections.sendControl(call);
    return call.thenApply(answer -> clock.learn(asked, ServerTime.millis(answer)));
  }

  /** Of a server that was started again, or is another; only with {@code afterRestart=distrust}. */
  @Override
  public void onOlderEntries(Runnable listener) {
    connections.onOlderEntries(listener);
  }

  /**
   * {@code PUBLISH} over the storage's connections, and {@code SUBSCRIBE} over one of its own,
   * which is made when it is first needed; in a cluster to one node, which is told by all.
   */
  @Override
  public Bus bus() {
    return connections.bus();
  }

  /**
   * {@code SET … NX}, a script by {@code EVAL}, and for a tombstone {@code UNLINK} and {@code SET}.
   *
   * <p>Too late is what the clock of the key's server says, where a value is compared; in a cluster
   * it is taken to go as the one of {@link #serverTimeMillis}. Where nothing was seen, this process
   * says it right before it sends the command, by that clock's last answer or, until there is one,
   * by its own: a server that stands still with the command in its queue keeps the value however
   * late it goes on.
   *
   * <p>From when the user turns out not to be allowed to run scripts, which is logged, what was
   * seen is replaced without being compared, and {@link ConditionalEntry#orElseRefused} fails.
   */
  @Override
  public ConditionalWrites conditionalWrites() {
    return conditionalWrites;
  }

  @Override
  public long heardBytes() {
    return connections.heardBytes();
  }

  @Override
  public boolean isDistributed() {
    return options.cluster();
  }

  @Override
  public int maxValueBytes() {
    return limit.maxBytes();
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return connections.isEventLoop(thread);
  }

  @Override
  public CompletionStage<@Nullable Void> close() {
    return connections.close();
  }

  /** Its URL without credentials. */
  @Override
  public String toString() {
    return options.toString();
  }
}
