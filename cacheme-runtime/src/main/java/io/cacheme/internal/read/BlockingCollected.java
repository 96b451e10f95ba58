package io.cacheme.internal.read;

import io.cacheme.GetAllException;
import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.node.NodeContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers to one {@code getAll} whose caller blocks. */
final class BlockingCollected<N extends Node<V>, V, K> extends Collected<N, V, K> {

  private final BlockingCaller caller;

  BlockingCollected(
      NodeContext<N, V> context, Many<N, K> many, BlockingCaller caller, boolean tells) {
    super(context, many, tells);
    this.caller = caller;
  }

  @Override
  void complete() {
    caller.wake();
  }

  /** The values, or the failures thrown. */
  Map<K, V> await(List<Passage<N, V>> opened) {
    LoadCall<?> unused = Blocking.await(context, caller, this::isComplete, load -> false);
    tellListener();
    opened.forEach(this::takeLate);
    Map<K, V> found = found();
    GetAllException failure = failure(found);
    if (failure != null) {
      throw failure;
    }
    return found;
  }

  /** What a load gave that this very caller ran is its answer, however late it was. */
  private void takeLate(Passage<N, V> passage) {
    LoadCall<?> load = passage.loading.call();
    Object result = load == null || !load.isDone() ? null : load.result();
    if (load == null || result == null || load.failure() != null) {
      return;
    }
    for (int i = 0; i < many.size(); i++) {
      Outcome<V> outcome = outcome(i);
      if (many.node(i) == passage.node() && outcome != null && outcome.failure() != null) {
        V value = valueIn(result, passage);
        if (value != null) {
          replace(i, Outcome.loaded(Entry.of(value, 0, Entry.NEVER)));
        }
      }
    }
  }

  @SuppressWarnings("unchecked") // a bulk load's result is a map of nodes, a single one's a value
  private @Nullable V valueIn(Object result, Passage<N, V> passage) {
    return passage.loading.call() instanceof BulkLoad<?, ?>
        ? ((Map<N, V>) result).get(passage.node())
        : (V) result;
  }
}
