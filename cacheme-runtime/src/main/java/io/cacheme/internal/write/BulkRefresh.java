package io.cacheme.internal.write;

import io.cacheme.BulkLoader;
import io.cacheme.CachemeException;
import io.cacheme.CachemeListener.LoadKind;
import io.cacheme.CachemeListener.LoadOutcome;
import io.cacheme.Node;
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

/** One call of a bulk loader, for the refreshes of a batch. */
final class BulkRefresh<N extends Node<V>, V> extends LoadCall<Map<? extends N, ? extends V>> {

  private final Writer<N, V> writer;
  private final NodeContext<N, V> context;
  private final BulkLoader<N, ? extends V> by;
  private final List<KeyRefresh<N, V>> refreshes;
  private final @Nullable BlockingCaller caller;

  BulkRefresh(
      RefreshBatch<N, V> batch,
      BulkLoader<N, ? extends V> by,
      List<KeyRefresh<N, V>> refreshes,
      @Nullable BlockingCaller caller,
      ContextPropagation.@Nullable Snapshot carried) {
    super(batch.context, by.blocks(), carried);
    this.writer = batch.writer;
    this.context = batch.context;
    this.by = by;
    this.refreshes = refreshes;
    this.caller = caller;
  }

  @Override
  public LoadKind kind() {
    return LoadKind.REFRESH;
  }

  @Override
  public boolean isBulk() {
    return true;
  }

  @Override
  public int keys() {
    return refreshes.size();
  }

  @Override
  protected LoadOutcome outcome(@Nullable Map<? extends N, ? extends V> given) {
    return outcomeOfMany(given);
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // a map of a subtype of V is read only
  protected @Nullable CompletionStage<? extends @Nullable Map<? extends N, ? extends V>> call()
      throws Exception {
    refreshes.forEach(KeyRefresh::loads);
    List<N> nodes = refreshes.stream().map(KeyRefresh::node).toList();
    return (CompletionStage) by.loadAll(nodes);
  }

  @Override
  protected void ended(
      @Nullable Map<? extends N, ? extends V> values, @Nullable Throwable failure) {
    Throwable cause = failure;
    List<@Nullable V> found = new ArrayList<>(refreshes.size());
    if (cause == null) {
      try {
        collect(values, found);
      } catch (Throwable e) { // no map, or one that cannot be read
        cause = e;
      }
    }
    context.counters.loaded(cause == null, refreshes.size());
    if (cause != null) {
      Outcome<V> failed = Outcome.failed(cause);
      refreshes.forEach(refresh -> refresh.finish(failed));
    } else {
      commit(found);
    }
  }

  private void collect(@Nullable Map<? extends N, ? extends V> values, List<@Nullable V> found) {
    if (values == null) {
      throw new CachemeException(
          "the bulk loader of " + context.spec.name() + " answered null instead of a map");
    }
    int used = 0;
    for (KeyRefresh<N, V> refresh : refreshes) {
      @Nullable V value = values.get(refresh.node());
      used += value != null || values.containsKey(refresh.node()) ? 1 : 0;
      found.add(value);
    }
    context.counters.surplus.add(values.size() - used);
  }

  private void commit(List<@Nullable V> found) {
    List<KeyWrite<N, V>> due = new ArrayList<>(refreshes.size());
    for (int i = 0; i < refreshes.size(); i++) {
      try {
        writer.take(refreshes.get(i).commit(found.get(i), begunMillis()), due);
      } catch (Throwable e) { // a scheduler that takes nothing
        refreshes.get(i).finish(Outcome.failed(e));
      }
    }
    WriteBatch.run(context, due);
  }

  /** Each of those that others wait for begins anew by itself. */
  @Override
  protected void interrupted(Throwable failure, @Nullable BlockingCaller by) {
    refreshes.forEach(refresh -> refresh.giveUp(failure, by == caller));
  }
}
