package io.cacheme.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How loads are named in observations. Implemented by applications, best by extending {@link
 * DefaultLoadObservationConvention}; what is added has a default.
 */
public interface LoadObservationConvention extends ObservationConvention<LoadObservationContext> {

  @Override
  default boolean supportsContext(Observation.Context context) {
    return context instanceof LoadObservationContext;
  }
}
