package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.remote;

import io.cacheme.spi.RemoteStorage;
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
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Storages that work while one call is under way at a time. */
final class ConcurrencyDefects {

  private static final Executor LATER =
      CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);

  private ConcurrencyDefects() {}

  static List<Defect<RemoteStorage>> all() {
    return List.of(
        remote(
            "lets other calls overtake puts",
            LatePuts::new,
            "writes_ofOneKey_takeEffectInTheOrderOfTheCalls",
            "remove_whileAPutIsUnderWay_takesEffectAfterIt"),
        remote(
            "lets other calls overtake removals",
            LateRemovals::new,
            "writes_ofOneKey_takeEffectInTheOrderOfTheCalls"),
        remote(
            "tears what threads write",
            TearsValues::new,
            "writes_ofOneKey_byManyThreads_leaveOneWholeValue"),
        remote(
            "deadlocks where bulks meet",
            Deadlocks::new,
            "bulks_ofTheSameKeysInOppositeOrder_byManyThreads_allSucceed"),
        remote(
            "swaps the answers of calls under way",
            SwapsAnswers::new,
            "gets_manyUnderWay_eachHasItsOwnValue",
            "cancelledCalls_disturbNoOthers"),
        remote(
            "breaks when a call is cancelled",
            BreaksByCancel::new,
            "cancelledCalls_disturbNoOthers"),
        remote(
            "takes all threads for its own",
            OwnsAllThreads::new,
            "mustNotBlock_thisThread_mayBlock"));
  }

  private static final class LatePuts extends ForwardingRemoteStorage {

    LatePuts(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      return CompletableFuture.runAsync(() -> {}, LATER)
          .thenCompose(nothing -> super.put(key, value, ttlMillis));
    }
  }

  private static final class LateRemovals extends ForwardingRemoteStorage {

    LateRemovals(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> remove(String key) {
      return CompletableFuture.runAsync(() -> {}, LATER).thenCompose(nothing -> super.remove(key));
    }
  }

  /** Spoils a value where another thread wrote one under the key before. */
  private static final class TearsValues extends ForwardingRemoteStorage {

    private final Map<String, Set<Thread>> writers = new HashMap<>();

    TearsValues(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public synchronized CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      Set<Thread> ofKey = writers.computeIfAbsent(key, k -> new HashSet<>());
      ofKey.add(Thread.currentThread());
      byte[] written = value.clone();
      if (ofKey.size() > 1) {
        written[0] = '?';
      }
      return super.put(key, written, ttlMillis);
    }
  }

  /** Fails a bulk where another thread wrote the same keys in another order before. */
  private static final class Deadlocks extends ForwardingRemoteStorage {

    private final Map<Set<String>, StoredEntry> firsts = new HashMap<>();

    Deadlocks(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public synchronized CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
      Set<String> keys = new HashSet<>();
      entries.forEach(entry -> keys.add(entry.key()));
      for (StoredEntry first : entries) {
        StoredEntry earlier = firsts.putIfAbsent(keys, first);
        return earlier == null || earlier.key().equals(first.key())
            ? super.putAll(entries)
            : failed("deadlock");
      }
      return super.putAll(entries);
    }
  }

  /** Answers two gets that are under way together with each other's values. */
  private static final class SwapsAnswers extends ForwardingRemoteStorage {

    private CompletableFuture<StoredValue> waiting;
    private CompletionStage<StoredValue> itsAnswer;

    SwapsAnswers(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public synchronized CompletionStage<StoredValue> get(String key) {
      CompletionStage<StoredValue> answer = super.get(key);
      CompletableFuture<StoredValue> get = new CompletableFuture<>();
      if (waiting == null) {
        waiting = get;
        itsAnswer = answer;
        LATER.execute(() -> answerAlone(get));
      } else {
        pass(itsAnswer, get);
        pass(answer, waiting);
        waiting = null;
      }
      return get;
    }

    private synchronized void answerAlone(CompletableFuture<StoredValue> get) {
      if (waiting == get) {
        waiting = null;
        pass(itsAnswer, get);
      }
    }

    private static void pass(
        CompletionStage<StoredValue> answer, CompletableFuture<StoredValue> get) {
      answer.whenComplete(
          (value, thrown) -> {
            if (thrown == null) {
              get.complete(value);
            } else {
              get.completeExceptionally(thrown);
            }
          });
    }
  }

  private static final class BreaksByCancel extends ForwardingRemoteStorage {

    private volatile boolean broken;

    BreaksByCancel(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<StoredValue> get(String key) {
      if (broken) {
        return failed("broken");
      }
      return new CancelTold(super.get(key));
    }

    private final class CancelTold extends CompletableFuture<StoredValue> {

      CancelTold(CompletionStage<StoredValue> answer) {
        SwapsAnswers.pass(answer, this);
      }

      @Override
      public boolean cancel(boolean mayInterruptIfRunning) {
        broken = true;
        return super.cancel(mayInterruptIfRunning);
      }
    }
  }

  private static final class OwnsAllThreads extends ForwardingRemoteStorage {

    OwnsAllThreads(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public boolean mustNotBlock(Thread thread) {
      return true;
    }
  }
}
