package io.cacheme.internal.engine;

import io.cacheme.Cacheme;
import io.cacheme.NodeCache;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who wants to know of each node that is bound; guarded by the lock of the registry. */
final class BoundListeners {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());

  private final List<Consumer<? super NodeCache<?, ?>>> listeners = new ArrayList<>();

  void add(Consumer<? super NodeCache<?, ?>> listener) {
    listeners.add(listener);
  }

  /** Those that are to be told of a node which is just being bound. */
  List<Consumer<? super NodeCache<?, ?>>> now() {
    return List.copyOf(listeners);
  }

  /** Without the lock: who is told may bind others. */
  static void tell(Consumer<? super NodeCache<?, ?>> listener, NodeCache<?, ?> bound) {
    try {
      listener.accept(bound);
    } catch (Throwable e) {
      LOG.log(
          System.Logger.Level.WARNING,
          bound.spec().name() + " is bound, and who was to be told of it failed",
          e);
    }
  }
}
