package io.cacheme.processor.model;

import java.util.Optional;

/**
 * How older values are served on purpose.
 *
 * @param softTtl from what age on a value is loaded anew while it is served
 * @param staleIfError for how long after its end it is served where its load fails
 * @param retryAfter after how long what has failed is loaded again
 * @param refreshAhead for how long after it was asked for it is loaded anew by itself
 * @param verify what share of the hits is loaded once more and compared
 */
public record FreshModel(
    Optional<Declared<DurationText>> softTtl,
    Optional<Declared<DurationText>> staleIfError,
    Optional<Declared<DurationText>> retryAfter,
    Optional<Declared<DurationText>> refreshAhead,
    Declared<Double> verify) {

  /** Whether an older value is served. */
  public boolean servesOlder() {
    return softTtl.isPresent() || staleIfError.isPresent();
  }

  /** Whether there is anything to say. */
  public boolean isUsed() {
    return servesOlder() || verify.value() > 0;
  }
}
