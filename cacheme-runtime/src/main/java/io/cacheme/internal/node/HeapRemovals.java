package io.cacheme.internal.node;

import io.cacheme.DynamicNode;
import io.cacheme.spi.LocalStorage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one heap storage lets go of, told to the node that it is of. */
public final class HeapRemovals implements LocalStorage.Removals {

  private final String storage;
  private final Map<Object, NodeRemovals<?, ?>> listening;

  /**
   * Of one storage.
   *
   * @param listening who listens, by what there is one cache of
   */
  public HeapRemovals(String storage, Map<Object, NodeRemovals<?, ?>> listening) {
    this.storage = storage;
    this.listening = listening;
  }

  /** An empty table of who listens. */
  public static Map<Object, NodeRemovals<?, ?>> nobody() {
    return new ConcurrentHashMap<>();
  }

  @Override
  public void removed(Object key, Object value, LocalStorage.Cause why) {
    NodeRemovals<?, ?> node = listening.get(identity(key));
    if (node != null) {
      node.removed(storage, key, value, why);
    }
  }

  private static Object identity(Object key) {
    if (key instanceof Keys.TextKey text) {
      return text.spec().identity();
    }
    return key instanceof DynamicNode<?> dynamic ? dynamic.type().identity() : key.getClass();
  }
}
