package io.cacheme;

import io.cacheme.spi.Bus;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * One process's way to a server: requests reach it late or never, and so do its replies. The writes
 * of a key keep their order.
 */
final class FleetStorage implements RemoteStorage, ConditionalWrites {

  private final FleetWorld world;
  private final FleetProcess process;
  private final FleetServer server;
  private final FleetBus bus;
  private final FleetReplies replies;
  private final Map<String, Long> lastEffect = new HashMap<>();
  private boolean timeKnown;

  /** When the process may know of what just takes effect. */
  private long knownAt;

  FleetStorage(FleetWorld world, FleetProcess process, FleetServer server, FleetBus bus) {
    this.world = world;
    this.process = process;
    this.server = server;
    this.bus = bus;
    this.replies = new FleetReplies(process);
  }

  @Override
  public CompletionStage<StoredValue> get(String key) {
    return ask("get", false, List.of(key), () -> read(key));
  }

  private StoredValue read(String key) {
    if (world.rules.loads.areLeasesIn(server)) {
      world.rules.fresh.looks(process, key);
    }
    return server.read(key);
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    FleetQuestion question = world.rules.groups.asks(process, server, List.copyOf(keys));
    int[] effect = new int[1];
    Map<String, StoredValue> found = new HashMap<>();
    return ask(
        "getAll",
        false,
        keys,
        () -> {
          effect[0] = world.rules.next();
          for (String key : keys) {
            StoredValue value = read(key);
            if (value != null) {
              found.put(key, value);
            }
          }
          return found;
        },
        new Reply() {
          @Override
          public void comes() {
            world.rules.groups.comes(question);
          }

          @Override
          public void hasCome(boolean inTime) {
            knows(question, found, effect[0], inTime);
          }
        });
  }

  /** What rules are told of an answer. */
  private interface Reply {

    /** Its process is about to be told. */
    default void comes() {}

    /** Its process was told, and was still waiting for it for sure, if {@code inTime}. */
    default void hasCome(boolean inTime) {}
  }

  private void knows(
      FleetQuestion question, Map<String, StoredValue> found, int effect, boolean inTime) {
    for (String key : question.keys) {
      FleetGroup group = FleetGroup.of(key);
      StoredValue value = found.get(key);
      byte[] bytes = value == null ? null : value.bytes();
      if (group != null) {
        world.rules.groups.answered(question, group, bytes, inTime);
      } else if (FleetClears.isStamp(key)) {
        world.rules.clears.answered(process, server, FleetClears.version(key), bytes, inTime);
      }
    }
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
    return putAll(List.of(new StoredEntry(key, value, ttlMillis)));
  }

  @Override
  public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
    return ask(
        "put",
        true,
        entries.stream().map(StoredEntry::key).toList(),
        () -> {
          entries.forEach(this::keep);
          return null;
        });
  }

  @Override
  public CompletionStage<Void> remove(String key) {
    return ask(
        "remove",
        true,
        List.of(key),
        () -> {
          server.remove(key);
          return null;
        });
  }

  @Override
  public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
    CompletionStage<Set<String>> refused = putAllIfUnchanged(List.of(entry));
    return refused.thenApply(Set::isEmpty);
  }

  @Override
  public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
    Set<String> sentLate = new HashSet<>();
    if (world.judgesWhenSent) {
      entries.stream().filter(server::isLate).forEach(entry -> sentLate.add(entry.key()));
    }
    return ask(
        "fill",
        true,
        entries.stream().map(ConditionalEntry::key).toList(),
        () -> {
          Set<String> refused = new HashSet<>();
          for (ConditionalEntry entry : entries) {
            boolean late =
                world.judgesWhenSent ? sentLate.contains(entry.key()) : server.isLate(entry);
            byte[] before = server.bytes(entry.key());
            if (server.keepIfUnchanged(entry, late)) {
              replaced(entry.key(), before, entry.bytes(), !entry.orNone());
            } else {
              refused.add(entry.key());
            }
          }
          return refused;
        });
  }

  @Override
  public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
    return ask(
        "tombstone",
        true,
        List.of(key),
        () -> {
          keep(new StoredEntry(key, tombstone, ttlMillis));
          return true;
        });
  }

  private void keep(StoredEntry entry) {
    byte[] before = server.bytes(entry.key());
    if (world.leasesStand && SimSerializer.isLease(before)) {
      return;
    }
    if (FleetStamps.areUnder(entry.key())) {
      server.keep(entry);
      replaced(entry.key(), null, entry.bytes(), false);
      return;
    }
    world.rules.executes(process, FleetPlace.of(entry.key()));
    server.keep(entry);
    replaced(entry.key(), before, entry.bytes(), false);
  }

  private void replaced(String key, byte[] before, byte[] after, boolean renews) {
    if (FleetClears.isStamp(key)) {
      world.rules.clears.stamped(server, process, key, after);
      return;
    }
    if (FleetGroup.isStamp(key)) {
      world.rules.groups.stamped(server, process, key, after);
      return;
    }
    if (FleetFresh.isLease(key)) {
      world.rules.fresh.leases(process, key, before, after);
      return;
    }
    world.rules.loads.replaced(server, process, FleetPlace.of(key), before, after, renews, knownAt);
  }

  @Override
  public CompletionStage<Long> serverTimeMillis() {
    if (!timeKnown) { // it is asked when the storage is opened
      timeKnown = true;
      return CompletableFuture.completedFuture(server.epochMillis());
    }
    CompletableFuture<Long> future = new CompletableFuture<>();
    int out = world.loop.upTo(2);
    world.loop.at(
        out,
        server,
        null,
        () -> {
          long time = server.epochMillis();
          process.at(world.loop.upTo(2), () -> future.complete(time));
        });
    return future;
  }

  private <T> CompletionStage<T> ask(
      String what, boolean writes, Collection<String> keys, Supplier<T> effect) {
    return ask(what, writes, keys, effect, new Reply() {});
  }

  private <T> CompletionStage<T> ask(
      String what, boolean writes, Collection<String> keys, Supplier<T> effect, Reply reply) {
    SimFate fate = world.fate();
    long askedAt = process.now();
    replies.asks(askedAt);
    world.rules.loads.asks(server, process, fate);
    world.rules.heaps.asksTier(process);
    process.log(() -> server + " " + what + " " + keys + " " + fate);
    CompletableFuture<T> future = new CompletableFuture<>();
    if (fate.effect() < 0) {
      fail(future, fate);
      return future;
    }
    world.loop.in(
        writes ? inOrder(fate.effect(), keys) : fate.effect(),
        server,
        writes ? this : null,
        () -> {
          boolean takesTime = world.shape.isDrawn && !fate.fails();
          knownAt = world.loop.now() + (takesTime ? Math.max(0, fate.reply()) : 0);
          T result = effect.get();
          log(what, keys, result);
          if (fate.fails()) {
            fail(future, fate);
          } else if (fate.reply() >= 0) {
            process.in(
                fate.reply(),
                () -> {
                  boolean inTime = replies.comes(askedAt);
                  reply.comes();
                  future.complete(result);
                  reply.hasCome(inTime);
                });
          }
        });
    return future;
  }

  private long inOrder(long delay, Collection<String> written) {
    long now = world.loop.now();
    long at = now + delay;
    for (String key : written) {
      long last = lastEffect.getOrDefault(key, -1L);
      at = last < now ? at : Math.max(at, last + 1); // of one millisecond any may come first
    }
    for (String key : written) {
      lastEffect.put(key, at);
    }
    return at - now;
  }

  private void fail(CompletableFuture<?> future, SimFate fate) {
    if (fate.reply() >= 0) {
      process.in(
          fate.reply(),
          () -> future.completeExceptionally(new IllegalStateException("a failing storage")));
    }
  }

  private void log(String what, Collection<String> keys, Object result) {
    if (world.loop.isTraced()) {
      world.loop.log(server + ": " + what + keys + " of " + process + " takes effect: " + result);
    }
  }

  @Override
  public ConditionalWrites conditionalWrites() {
    return this;
  }

  @Override
  public Bus bus() {
    return bus;
  }

  @Override
  public int maxValueBytes() {
    return 1 << 20;
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return false;
  }

  @Override
  public CompletionStage<Void> open(StorageContext context) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> close() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public String toString() {
    return "simulated " + server;
  }
}
