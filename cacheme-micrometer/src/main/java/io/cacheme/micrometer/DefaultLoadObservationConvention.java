package io.cacheme.micrometer;

import io.cacheme.CachemeListener.Load;
import io.cacheme.CachemeObserver.LoadBegin;
import io.micrometer.common.KeyValues;

/**
 * The observation {@code cacheme.load}, as a span {@code load UserInfo}: of low cardinality {@code
 * cache}, {@code kind}, {@code bulk} and {@code outcome}, of high cardinality {@code keys}, their
 * number. No key and no value. To change some of it, extend this.
 */
public class DefaultLoadObservationConvention implements LoadObservationConvention {

  /** The default names. */
  public DefaultLoadObservationConvention() {}

  @Override
  public String getName() {
    return "cacheme.load";
  }

  @Override
  public String getContextualName(LoadObservationContext context) {
    return "load " + context.getLoad().spec().name();
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(LoadObservationContext context) {
    LoadBegin load = context.getLoad();
    Load end = context.getEnd();
    return KeyValues.of(
        "cache",
        load.spec().name(),
        "kind",
        CallTimers.text(load.kind()),
        "bulk",
        String.valueOf(load.bulk()),
        "outcome",
        end == null ? "none" : CallTimers.text(end.outcome()));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(LoadObservationContext context) {
    return KeyValues.of("keys", String.valueOf(context.getLoad().keys()));
  }
}
