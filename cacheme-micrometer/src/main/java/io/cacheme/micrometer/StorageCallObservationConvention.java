package io.cacheme.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How calls of remote storages are named in observations; see {@link
 * DefaultStorageCallObservationConvention}.
 */
public interface StorageCallObservationConvention
    extends ObservationConvention<StorageCallObservationContext> {

  @Override
  default boolean supportsContext(Observation.Context context) {
    return context instanceof StorageCallObservationContext;
  }
}
