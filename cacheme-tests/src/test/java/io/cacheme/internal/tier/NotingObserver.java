package io.cacheme.internal.tier;

import io.cacheme.CachemeListener;
import io.cacheme.CachemeListener.RemoteCall;
import io.cacheme.CachemeObserver;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notes the calls of storages that it is told of, and what is open meanwhile. */
final class NotingObserver implements CachemeObserver {

  private final List<String> told;
  private final Consumer<RemoteCall> ended;

  NotingObserver(List<String> told, Consumer<RemoteCall> ended) {
    this.told = told;
    this.ended = ended;
  }

  @Override
  public @Nullable Object current() {
    return null;
  }

  @Override
  public @Nullable Observed<CachemeListener.Load> begins(LoadBegin load, @Nullable Object parent) {
    return null;
  }

  @Override
  public Observed<RemoteCall> begins(RemoteCallBegin call, @Nullable Object parent) {
    told.add(call.operation() + " of " + call.keys() + " in " + call.storage());
    return new Observed<>() {
      @Override
      public Scope open() {
        told.add("opened");
        return () -> told.add("closed");
      }

      @Override
      public void ended(RemoteCall end) {
        ended.accept(end);
      }
    };
  }
}
