package io.cacheme.internal.events;

import io.cacheme.CachemeListener.Load;
import io.cacheme.CachemeListener.LoadKind;
import io.cacheme.CachemeListener.LoadOutcome;
import io.cacheme.CachemeObserver.LoadBegin;
import io.cacheme.NodeSpec;
import org.jspecify.annotations.Nullable;

/** One call of a loader that has ended, as it is told. */
record ToldLoad(
    NodeSpec<?, ?> spec,
    LoadKind kind,
    boolean bulk,
    int keys,
    LoadOutcome outcome,
    long nanos,
    long waitedNanos,
    @Nullable Throwable failure)
    implements Load {

  /** One that begins. */
  record Begin(NodeSpec<?, ?> spec, LoadKind kind, boolean bulk, int keys) implements LoadBegin {}
}
