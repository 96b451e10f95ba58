package io.cacheme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A write did not reach all tiers: an {@code invalidate} that could not remove a key everywhere, or
 * a {@code put} that could not overwrite it. The others were written; this process bypasses the
 * named ones for that key until a removal or a later write gets through, or their entry has
 * expired.
 */
public final class TierException extends CachemeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // List.copyOf answers one that can be serialized
  private final List<String> tiers;

  /**
   * Of a write that did not reach {@code tiers}.
   *
   * @param tiers the names of their storages; copied
   */
  public TierException(String message, List<String> tiers, @Nullable Throwable cause) {
    super(message, cause);
    this.tiers = List.copyOf(tiers);
  }

  /** The names of the storages that could not be written; unmodifiable. */
  public List<String> tiers() {
    return tiers;
  }

  @Override
  public TierException copy(@Nullable Throwable cause) {
    return new TierException(getMessage(), tiers, cause);
  }
}
