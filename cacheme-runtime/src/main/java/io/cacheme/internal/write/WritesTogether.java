package io.cacheme.internal.write;

import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What many writes ask of one tier at the same time: what they keep there goes in one call, what
 * they remove in one each. It has ended when all of them have.
 */
final class WritesTogether<N extends Node<V>, V> {

  private final WriteBatch<N, V> batch;
  private final RemoteTier<V> tier;
  private final int place;
  private final List<Put<V>> puts = new ArrayList<>();
  private final Set<KeyWrite<N, V>.Visit> waitedFor = ConcurrentHashMap.newKeySet();
  private final AtomicInteger unended = new AtomicInteger(1);
  private KeyWrite<N, V>.@Nullable Visit last;
  private volatile @Nullable Call call;

  /** One entry that is to be kept, and who wants it. */
  private record Put<V>(KeyWrite<?, V>.Visit visit, StoredEntry stored) {}

  WritesTogether(WriteBatch<N, V> batch, RemoteTier<V> tier, int place) {
    this.batch = batch;
    this.tier = tier;
    this.place = place;
  }

  /** Asks for all of {@code writes}. Does not throw: what could not be asked has failed. */
  void ask(List<KeyWrite<N, V>> writes) {
    List<KeyWrite<N, V>.Visit> visits = new ArrayList<>(writes.size());
    for (KeyWrite<N, V> write : writes) {
      last = null;
      try {
        KeyWrite<N, V>.Visit visit = write.visit(place, this);
        if (visit != null) {
          visits.add(visit);
        }
      } catch (Throwable e) {
        leave(last);
        write.fail(e);
      }
    }
    try {
      send();
    } catch (Throwable e) {
      writes.stream().filter(write -> !write.hasEnded()).forEach(write -> write.fail(e));
    }
    for (KeyWrite<N, V>.Visit visit : visits) {
      if (!visit.isPending()) {
        leave(visit);
      }
    }
  }

  /** {@code visit} is about to ask: it is waited for, once. */
  void begins(KeyWrite<N, V>.Visit visit) {
    last = visit;
    waitedFor.add(visit);
    unended.incrementAndGet();
  }

  /** Whether {@code visit} was the last that was waited for, and who asks is done. */
  private boolean leave(KeyWrite<N, V>.@Nullable Visit visit) {
    return visit != null && waitedFor.remove(visit) && unended.decrementAndGet() == 0;
  }

  /** All was asked: whether an answer is still to come, and goes on by itself. */
  boolean isPending() {
    return unended.decrementAndGet() > 0;
  }

  /** Keeps {@code stored} for {@code visit}, together with the others. */
  void add(KeyWrite<N, V>.Visit visit, StoredEntry stored) {
    puts.add(new Put<>(visit, stored));
  }

  /** {@code visit} has been answered all that it asked. */
  void ended(KeyWrite<N, V>.Visit visit) {
    if (leave(visit)) {
      batch.walk(place - 1);
    }
  }

  private void send() {
    if (puts.isEmpty()) {
      return;
    }
    if (!tier.gate.admits(Op.PUT)) {
      tier.counters.bypasses.add(puts.size());
      Throwable bypass = tier.gate.bypass(Op.PUT);
      puts.forEach(put -> put.visit().putWithOthers(false, bypass));
      return;
    }
    List<ConditionalEntry> conditional = new ArrayList<>(puts.size());
    for (Put<V> put : puts) {
      ConditionalEntry entry = put.visit().condition(put.stored());
      if (entry != null) {
        conditional.add(entry);
      }
    }
    Call together = new Call();
    call = together;
    if (conditional.isEmpty()) {
      tier.gate.putAll(puts.stream().map(Put::stored).toList(), together);
    } else {
      tier.gate.putAllIfUnchanged(conditional, together);
    }
  }

  /** As {@link io.cacheme.internal.tier.Turn#waitsAnew}. */
  void waitsAnew() {
    Call together = call;
    if (together != null) {
      together.waitsAnew();
    }
    waitedFor.forEach(TierWrite::waitsAnew);
  }

  private final class Call extends TierCall<Set<String>> {

    @Override
    protected NodeSpec<?, ?> spec() {
      return tier.nodeSpec;
    }

    @Override
    protected ContextPropagation.@Nullable Snapshot carried() {
      return puts.get(0).visit().carried();
    }

    @Override
    public void done(@Nullable Set<String> keys, @Nullable Throwable failure) {
      if (failure instanceof StorageReplyException && puts.size() > 1) {
        puts.forEach(put -> put.visit().putAlone(put.stored())); // of one, nobody knows which
        return;
      }
      if (failure != null) {
        tier.counters.failed(failure);
      }
      Set<String> refused = keys == null ? Set.of() : keys;
      puts.forEach(
          put -> put.visit().putWithOthers(!refused.contains(put.stored().key()), failure));
    }
  }
}
