package io.cacheme;

import io.cacheme.codec.Entry;
import io.cacheme.internal.tier.Op;
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

/**
 * A remote storage whose calls take effect at some time between call and answer: the writes of one
 * key in the order of the calls, or in any order, as through a pool of connections.
 */
final class SimRemote implements RemoteStorage {

  /** How long the cache waits for a write, and how much later it may notice that it is too late. */
  private static final long FILL_TIMEOUT = 5_000;

  private static final long NO_WRITE = -1;
  private static final String GENERATION = "%generation:";
  private static final long REMOVE_TIMEOUT = 1_000; // half of an invalidate's
  private static final long SWEEP = 150;

  private final SimLoop loop;
  private final SimLedger ledger;
  private final SimShape shape;
  private final SimShape.TierShape tier;
  private final SimShape.Trouble trouble;
  private final boolean tellsTtl;
  private final int phase;
  private final Map<String, Kept> kept = new HashMap<>();
  private final Map<String, Long> lastEffect = new HashMap<>();

  /** What became of its writes. */
  final SimReceipts receipts = new SimReceipts();

  SimRemote(SimLoop loop, SimLedger ledger, SimShape shape, SimShape.TierShape tier) {
    this.loop = loop;
    this.ledger = ledger;
    this.shape = shape;
    this.tier = tier;
    this.trouble = shape.trouble(loop);
    this.tellsTtl = loop.chance(50);
    this.phase = loop.upTo(30);
  }

  /** Whether calls of {@code op} always succeed, and soon. */
  boolean serves(Op op) {
    return trouble.isPicky() && !trouble.refuses(op);
  }

  /** Whether it answers all calls soon. */
  boolean isPrompt() {
    return trouble.isPicky() || trouble == SimShape.Trouble.FLAKY;
  }

  /** The bytes that it keeps, or null. */
  byte[] bytes(String key) {
    Kept found = kept.get(key);
    return found == null || found.expiresAt <= loop.now() ? null : found.bytes;
  }

  private record Kept(byte[] bytes, long expiresAt) {}

  /** The entry that it keeps, or null. */
  Entry<SimVersion> kept(String key) {
    byte[] found = bytes(key);
    return found == null ? null : SimSerializer.read(found);
  }

  /** Loses what tells the generation, if there is one. */
  void evictGeneration() {
    kept.keySet().removeIf(SimRemote::isGeneration);
  }

  private static boolean isGeneration(String key) {
    return key.contains(GENERATION);
  }

  void evict(String key) {
    if (loop.isTraced()) {
      loop.log(tier.name() + " evicts " + key);
    }
    kept.remove(key);
  }

  void warm(StoredEntry entry) {
    kept.put(entry.key(), new Kept(entry.bytes(), expiry(entry.ttlMillis())));
  }

  @Override
  public CompletionStage<StoredValue> get(String key) {
    Call<StoredValue> call = new Call<>("get " + key, Op.READ, NO_WRITE);
    call.effect(key, false, () -> call.result = read(key));
    return call.answer();
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    Call<Map<String, StoredValue>> call = new Call<>("getAll " + keys, Op.READ, NO_WRITE);
    Map<String, StoredValue> found = new HashMap<>();
    call.result = isRude() && loop.chance(30) ? null : found;
    for (String key : keys) {
      call.effect(
          key,
          false,
          () -> {
            StoredValue value = read(key);
            if (value != null) {
              found.put(key, value);
            }
          });
    }
    return call.answer();
  }

  private StoredValue read(String key) {
    Kept found = kept.get(key);
    if (found == null || found.expiresAt <= loop.now()) {
      return null;
    }
    byte[] bytes = isRude() ? rudeBytes() : found.bytes;
    return tellsTtl && found.expiresAt != NO_EXPIRY
        ? new StoredValue(bytes, found.expiresAt - loop.now())
        : StoredValue.of(bytes);
  }

  private byte[] rudeBytes() {
    return loop.chance(50) ? new byte[3] : SimSerializer.foreign(loop.random.nextLong());
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
    return putAll(List.of(new StoredEntry(key, value, ttlMillis)));
  }

  @Override
  public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
    Call<Void> call = new Call<>("put", Op.PUT, FILL_TIMEOUT);
    for (StoredEntry entry : entries) {
      if (isGeneration(entry.key())) {
        call.effect(
            entry.key(), true, () -> kept.put(entry.key(), new Kept(entry.bytes(), NO_EXPIRY)));
        continue;
      }
      Entry<SimVersion> read = SimSerializer.read(entry.bytes());
      int key = Simulation.keyOf(entry.key());
      ledger.written(tier, key, read);
      if (loop.isTraced()) {
        loop.log(tier.name() + " put " + entry.key() + " " + read.value());
      }
      call.effect(
          entry.key(),
          true,
          () -> {
            if (loop.now() - call.calledAt >= call.patience) { // exempt from R4
              ledger.late(key, read.value());
            }
            kept.put(entry.key(), new Kept(entry.bytes(), expiry(entry.ttlMillis())));
          });
    }
    return call.answer();
  }

  private long expiry(long ttlMillis) {
    return ttlMillis == NO_EXPIRY ? NO_EXPIRY : loop.now() + ttlMillis;
  }

  @Override
  public CompletionStage<Void> remove(String key) {
    Call<Void> call = new Call<>("remove " + key, Op.REMOVE, REMOVE_TIMEOUT);
    call.effect(key, true, () -> kept.remove(key));
    return call.answer();
  }

  private boolean isRude() {
    return trouble == SimShape.Trouble.RUDE && loop.chance(15);
  }

  /** One call: when it takes effect, and how it is answered. */
  private final class Call<T> {

    private final String what;
    private final long patience;
    private final SimFate fate;
    private final long calledAt = loop.now();
    private final int number = ledger.next();
    private final boolean refused = isRude();
    private final Set<String> written = new HashSet<>(2);
    private T result;
    private int effects;
    private CompletableFuture<T> future;

    Call(String what, Op op, long patience) {
      this.what = what;
      this.patience = patience;
      this.fate = SimFate.of(loop, shape, trouble, phase, op);
      if (ledger.isClosed()) {
        ledger.violated("R13", tier.name() + " is asked to " + what + " when the cache is closed");
      }
      if (loop.isTraced()) {
        loop.log(tier.name() + " " + what + " @" + number + " " + fate);
      }
    }

    void effect(String key, boolean writes, Runnable task) {
      if (writes) {
        written.add(key);
        receipts.called(key, number);
      }
      if (refused || fate.effect() < 0) {
        return;
      }
      int in = fate.effect() == 0 ? 0 : loop.upTo(fate.effect());
      if (writes && shape.ordered) {
        long after = lastEffect.getOrDefault(key, -1L);
        in = (int) Math.max(in, after < loop.now() ? 0 : after + 1 - loop.now());
        lastEffect.put(key, loop.now() + in);
      }
      effects++;
      loop.in(
          in,
          () -> {
            if (loop.isTraced()) {
              loop.log(tier.name() + " " + what + " @" + number + " takes effect on " + key);
            }
            task.run();
            effects--;
            replyAfterEffects();
          });
    }

    CompletionStage<T> answer() {
      if (refused) {
        return switch (loop.upTo(3)) {
          case 0 -> null;
          case 1 -> new SimStage<>(new AssertionError("a rude stage"));
          case 2 -> throw new AssertionError("a rude storage");
          default -> throw new IllegalStateException("a rude storage");
        };
      }
      future = new CompletableFuture<>();
      replyAfterEffects();
      return future;
    }

    private void replyAfterEffects() {
      if (future != null && effects == 0 && fate.reply() >= 0) {
        loop.in(fate.reply(), this::reply);
      }
    }

    private void reply() {
      if (loop.isTraced()) {
        String how = fate.fails() ? " fails" : " succeeds";
        loop.log(tier.name() + " " + what + " @" + number + how);
      }
      if (fate.fails()) {
        future.completeExceptionally(new IllegalStateException("a failing storage"));
        return;
      }
      written.forEach(this::confirm);
      future.complete(result);
    }

    private void confirm(String key) {
      long took = loop.now() - calledAt;
      if (took < patience + SWEEP) {
        receipts.confirmed(key, number, loop.now());
      }
      if (took < patience) {
        receipts.settled(key, number);
      }
    }
  }

  @Override
  public int maxValueBytes() {
    return 1 << 20;
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return shape.callersBlock && !loop.threads.isRunning();
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
    return "simulated " + tier.name();
  }
}
