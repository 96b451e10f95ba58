package io.cacheme.internal.node;

import io.cacheme.CachemeListener.Difference;
import io.cacheme.NodeSpec;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.events.ToldDifference;
import java.time.Duration;

/** Tells that what was served of a node was not what its loader gives: a log line, the listener. */
public final class Differences {

  private final NodeSpec<?, ?> spec;
  private final Surroundings surroundings;
  private final Listening listening;
  private final FailureLog log;

  public Differences(NodeSpec<?, ?> spec, Surroundings surroundings, Listening listening) {
    this.spec = spec;
    this.surroundings = surroundings;
    this.listening = listening;
    this.log = new FailureLog(surroundings.time);
  }

  /** What {@code storage} serves of {@code node} was loaded at {@code loadedAt}, and differs. */
  public void tell(Object node, String storage, long loadedAt) {
    Duration age = Duration.ofMillis(Math.max(0, surroundings.time.epochMillis() - loadedAt));
    log.warn(
        "a value of "
            + spec.name()
            + " that storage \""
            + storage
            + "\" serves, loaded "
            + age
            + " ago, is not equal to what its loader gives now, and nobody has invalidated it");
    if (listening.hasListener()) {
      Difference difference = new ToldDifference(spec, node, storage, age);
      surroundings.callbacks.run(() -> listening.tell(difference));
    }
  }
}
