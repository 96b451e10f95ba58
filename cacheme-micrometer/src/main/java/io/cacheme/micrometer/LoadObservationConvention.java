package io.cacheme.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** How loads are named in observations; see {@link DefaultLoadObservationConvention}. */
public interface LoadObservationConvention extends ObservationConvention<LoadObservationContext> {

  @Override
  default boolean supportsContext(Observation.Context context) {
    return context instanceof LoadObservationContext;
  }
}
