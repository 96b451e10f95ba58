package io.cacheme.internal.read;

import io.cacheme.BulkLoader;
import io.cacheme.FreshSpec;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.internal.key.Flight;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.load.OneOfMany;
import io.cacheme.internal.node.Differences;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.spi.ContextPropagation;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Loads some of the values that are served once more, and compares. At most one of a key at a time.
 * Nothing of it throws, nothing is kept, nobody waits for it: who is served does not learn of it.
 */
final class Verifier<N extends Node<V>, V> {

  /** How many are under way at most: what is drawn beyond is served, and not looked at. */
  static final int MOST = 1_024;

  private static final double UNIT = 0x1.0p-53;

  final Reader<N, V> reader;
  final NodeContext<N, V> context;
  private final double share;
  private final Serializer serializer;
  private final Differences differences;
  private final Set<Object> underWay = ConcurrentHashMap.newKeySet();

  private Verifier(Reader<N, V> reader, double share, Serializer fallback) {
    this.reader = reader;
    this.context = reader.context;
    this.share = share;
    Serializer own = context.spec.serializer();
    this.serializer = own == null ? fallback : own;
    this.differences = new Differences(context.spec, context.surroundings, context.listening);
  }

  /** That of a node; null if nothing of it is compared. */
  static <N extends Node<V>, V> @Nullable Verifier<N, V> of(
      Reader<N, V> reader, Serializer fallback) {
    FreshSpec fresh = reader.context.spec.fresh();
    return fresh == null || fresh.verify() == 0
        ? null
        : new Verifier<>(reader, fresh.verify(), fallback);
  }

  /** Whether a hit is one of those. */
  private boolean isDrawn() {
    return (context.surroundings.random.getAsLong() >>> 11) * UNIT < share;
  }

  /** The first heap has answered. */
  void served(
      N node,
      Object key,
      @Nullable Loader<? super N, ? extends V> loader,
      @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    if ((loader == null && bulkLoader == null) || !isDrawn()) {
      return;
    }
    ContextPropagation.Snapshot carried;
    try {
      carried = context.surroundings.capture();
    } catch (Throwable e) { // a context of the user's own
      return;
    }
    begin(node, key, loader, bulkLoader, carried);
  }

  /** A flight has been answered. */
  void served(Passage<N, V> flight, @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    Outcome<V> end = flight.outcome();
    boolean asks = flight.kind() == Flight.Kind.SHARED || flight.kind() == Flight.Kind.PRIVATE;
    if (asks && end != null && end.isHit() && !end.stale() && isDrawn()) {
      begin(flight.node(), flight.key(), flight.loader(), bulkLoader, flight.carried());
    }
  }

  private void begin(
      N node,
      Object key,
      @Nullable Loader<? super N, ? extends V> loader,
      @Nullable BulkLoader<N, ? extends V> bulkLoader,
      ContextPropagation.@Nullable Snapshot carried) {
    Loader<? super N, ? extends V> by =
        loader != null || bulkLoader == null ? loader : new OneOfMany<>(context.spec, bulkLoader);
    if (by == null || context.surroundings.isClosed() || context.isDisabled()) {
      return;
    }
    try {
      if (underWay.size() >= MOST || !underWay.add(key)) {
        return;
      }
      new Verification<>(this, node, key, by, carried).begin();
    } catch (Throwable e) { // no stack, the key's own equals or hashCode
      ended(key, e);
    }
  }

  /** What was under way of {@code key} is no more; {@code thrown} if there was no place for it. */
  void ended(Object key, @Nullable Throwable thrown) {
    if (thrown instanceof StackOverflowError) {
      context.surroundings.overflowed = true;
    }
    try {
      underWay.remove(key);
    } catch (Throwable e) { // the key's own equals or hashCode
      if (e instanceof StackOverflowError) {
        context.surroundings.overflowed = true;
      }
    }
  }

  /**
   * Compares what the tier called {@code storage} serves with what was loaded; counts, tells. What
   * is counted as compared has been counted as different, if it was: who waits for the one may read
   * the other.
   */
  void compare(N node, String storage, Entry<V> served, @Nullable V loaded) {
    boolean equal = isEqual(served.value(), loaded);
    if (!equal) {
      context.counters.differing.increment();
    }
    context.counters.verified.increment();
    if (!equal) {
      differences.tell(node, storage, served.loadedAt());
    }
  }

  private boolean isEqual(@Nullable V served, @Nullable V loaded) {
    if (served == null || loaded == null) {
      return served == loaded;
    }
    try {
      if (Objects.deepEquals(served, loaded)) {
        return true;
      }
    } catch (Throwable e) { // their own equals: what is written of them tells
      if (e instanceof StackOverflowError) {
        context.surroundings.overflowed = true;
      }
    }
    try {
      return Arrays.equals(written(served), written(loaded));
    } catch (Throwable e) { // a value that no serializer writes
      return false;
    }
  }

  private byte[] written(V value) {
    return serializer.encode(Entry.of(value, 0, Entry.NEVER), context.spec.valueType());
  }
}
