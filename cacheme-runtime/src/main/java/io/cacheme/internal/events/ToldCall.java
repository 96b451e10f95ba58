package io.cacheme.internal.events;

import io.cacheme.CachemeListener.CallOutcome;
import io.cacheme.CachemeListener.RemoteCall;
import io.cacheme.CachemeObserver.RemoteCallBegin;
import io.cacheme.NodeSpec;
import io.cacheme.stats.StorageState;
import org.jspecify.annotations.Nullable;

/** One call of a remote storage that has ended, as it is told. */
record ToldCall(
    String storage,
    @Nullable NodeSpec<?, ?> spec,
    StorageState.Operation operation,
    int keys,
    int refusedKeys,
    CallOutcome outcome,
    long nanos,
    @Nullable Throwable failure)
    implements RemoteCall {

  /** One that begins. */
  record Begin(
      String storage, @Nullable NodeSpec<?, ?> spec, StorageState.Operation operation, int keys)
      implements RemoteCallBegin {}
}
