package io.cacheme.micrometer;

import io.cacheme.CachemeListener.Load;
import io.cacheme.CachemeObserver.LoadBegin;
import io.micrometer.observation.Observation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of a load that is observed. */
public final class LoadObservationContext extends Observation.Context {

  private final LoadBegin load;
  private volatile @Nullable Load end;

  /** Of a load that begins. */
  public LoadObservationContext(LoadBegin load) {
    this.load = Objects.requireNonNull(load, "load");
  }

  /** The load, as it began. */
  public LoadBegin getLoad() {
    return load;
  }

  /** How it ended; null until it has. */
  public @Nullable Load getEnd() {
    return end;
  }

  void ended(Load how) {
    end = how;
  }
}
