package io.cacheme.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How calls of remote storages are named in observations. Implemented by applications, best by
 * extending {@link DefaultStorageCallObservationConvention}; what is added has a default.
 */
public interface StorageCallObservationConvention
    extends ObservationConvention<StorageCallObservationContext> {

  @Override
  default boolean supportsContext(Observation.Context context) {
    return context instanceof StorageCallObservationContext;
  }
}
