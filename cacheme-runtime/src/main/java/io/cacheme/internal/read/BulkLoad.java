package io.cacheme.internal.read;

import io.cacheme.BulkLoader;
import io.cacheme.CachemeException;
import io.cacheme.CachemeListener.LoadKind;
import io.cacheme.CachemeListener.LoadOutcome;
import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.Flight;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.spi.ContextPropagation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One call of a bulk loader, for those of a batch that no tier had. */
final class BulkLoad<N extends Node<V>, V> extends LoadCall<Map<? extends N, ? extends V>> {

  private final Batch<N, V> batch;
  private final NodeContext<N, V> context;
  private final BulkLoader<N, ? extends V> by;
  private final List<Passage<N, V>> missing;

  BulkLoad(
      Batch<N, V> batch,
      BulkLoader<N, ? extends V> by,
      List<Passage<N, V>> missing,
      ContextPropagation.@Nullable Snapshot carried) {
    super(batch.context, by.blocks(), carried);
    this.batch = batch;
    this.context = batch.context;
    this.by = by;
    this.missing = missing;
  }

  @Override
  public LoadKind kind() {
    return missing.get(0).kind() == Flight.Kind.RENEWAL ? LoadKind.RENEWAL : LoadKind.GET;
  }

  @Override
  public boolean isBulk() {
    return true;
  }

  @Override
  public int keys() {
    return missing.size();
  }

  @Override
  protected LoadOutcome outcome(@Nullable Map<? extends N, ? extends V> given) {
    return outcomeOfMany(given);
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // a map of a subtype of V is read only
  protected @Nullable CompletionStage<? extends @Nullable Map<? extends N, ? extends V>> call()
      throws Exception {
    List<N> nodes = missing.stream().map(Passage::node).toList();
    return (CompletionStage) by.loadAll(nodes);
  }

  @Override
  protected void ended(
      @Nullable Map<? extends N, ? extends V> values, @Nullable Throwable failure) {
    List<Entry<V>> entries = new ArrayList<>(missing.size());
    Throwable cause = failure;
    if (cause == null) {
      try {
        collect(values, entries);
      } catch (Throwable e) { // no map, or one that cannot be read
        cause = e;
      }
    }
    context.counters.loaded(cause == null, missing.size());
    Throwable ended = cause;
    try {
      missing.forEach(passage -> passage.loadEnded(ended, this));
      batch.answer(cause == null ? loaded(entries) : failed(cause));
    } catch (Throwable e) {
      Batch.fail(missing, e);
    }
  }

  private List<Ended<N, V>> loaded(List<Entry<V>> entries) {
    List<Ended<N, V>> ended = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      Passage<N, V> passage = missing.get(i);
      Entry<V> entry = entries.get(i);
      ended.add(new Ended<>(passage, Outcome.loaded(entry), passage.tiersToFill(entry)));
    }
    return ended;
  }

  private List<Ended<N, V>> failed(Throwable cause) {
    Outcome<V> failed = Outcome.failed(cause);
    return missing.stream().map(passage -> new Ended<>(passage, failed, 0)).toList();
  }

  /** The entry of each that is missing. */
  private void collect(@Nullable Map<? extends N, ? extends V> values, List<Entry<V>> entries) {
    if (values == null) {
      throw new CachemeException(
          "the bulk loader of " + context.spec.name() + " answered null instead of a map");
    }
    long now = context.surroundings.time.epochMillis();
    int used = 0;
    for (Passage<N, V> passage : missing) {
      @Nullable V value = values.get(passage.node());
      used += value != null || values.containsKey(passage.node()) ? 1 : 0;
      entries.add(context.loaded(passage.node(), value, begunMillis(), now));
    }
    context.counters.surplus.add(values.size() - used);
  }

  @Override
  protected void interrupted(Throwable failure, @Nullable BlockingCaller by) {
    context.counters.loaded(false, missing.size());
    List<Passage<N, V>> anew = new ArrayList<>();
    for (Passage<N, V> passage : missing) {
      Passage<N, V> next = passage.giveUp(failure, by);
      if (next != null) {
        anew.add(next);
      }
    }
    batch.loadAnew(anew, by);
  }
}
