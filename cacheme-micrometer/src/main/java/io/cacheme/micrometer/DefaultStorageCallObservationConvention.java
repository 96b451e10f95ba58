package io.cacheme.micrometer;

import io.cacheme.CachemeListener.RemoteCall;
import io.cacheme.CachemeObserver.RemoteCallBegin;
import io.cacheme.NodeSpec;
import io.micrometer.common.KeyValues;

/**
 * The observation {@code cacheme.storage.call}, as a span {@code my-redis read}: of low cardinality
 * {@code cache} ({@code none} for what the cache keeps for itself), {@code storage}, {@code
 * operation} and {@code outcome}, of high cardinality {@code keys}, their number. No key and no
 * value. To change some of it, extend this.
 */
public class DefaultStorageCallObservationConvention implements StorageCallObservationConvention {

  /** The default names. */
  public DefaultStorageCallObservationConvention() {}

  @Override
  public String getName() {
    return "cacheme.storage.call";
  }

  @Override
  public String getContextualName(StorageCallObservationContext context) {
    RemoteCallBegin call = context.getCall();
    return call.storage() + " " + CallTimers.text(call.operation());
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(StorageCallObservationContext context) {
    RemoteCallBegin call = context.getCall();
    NodeSpec<?, ?> spec = call.spec();
    RemoteCall end = context.getEnd();
    return KeyValues.of(
        "cache",
        spec == null ? "none" : spec.name(),
        "storage",
        call.storage(),
        "operation",
        CallTimers.text(call.operation()),
        "outcome",
        end == null ? "none" : CallTimers.text(end.outcome()));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(StorageCallObservationContext context) {
    return KeyValues.of("keys", String.valueOf(context.getCall().keys()));
  }
}
