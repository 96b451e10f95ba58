package io.cacheme.processor.model;

import java.util.Optional;

/**
 * How older values are served on purpose.
 *
 * @param softTtl from what age on a value is loaded anew while it is served
 * @param staleIfError for how long after its end it is served where its load fails
 * @param retryAfter after how long what has failed is loaded again
 */
public record FreshModel(
    Optional<Declared<DurationText>> softTtl,
    Optional<Declared<DurationText>> staleIfError,
    Optional<Declared<DurationText>> retryAfter) {

  /** Whether any is. */
  public boolean isUsed() {
    return softTtl.isPresent() || staleIfError.isPresent();
  }
}
