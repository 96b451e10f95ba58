package io.cacheme.micrometer;

import io.cacheme.CachemeListener.RemoteCall;
import io.cacheme.CachemeObserver.RemoteCallBegin;
import io.micrometer.observation.Observation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of a call of a remote storage that is observed. */
public final class StorageCallObservationContext extends Observation.Context {

  private final RemoteCallBegin call;
  private volatile @Nullable RemoteCall end;

  /** Of a call that begins. */
  public StorageCallObservationContext(RemoteCallBegin call) {
    this.call = Objects.requireNonNull(call, "call");
  }

  /** The call, as it began. */
  public RemoteCallBegin getCall() {
    return call;
  }

  /** How it ended; null until it has. */
  public @Nullable RemoteCall getEnd() {
    return end;
  }

  void ended(RemoteCall how) {
    end = how;
  }
}
