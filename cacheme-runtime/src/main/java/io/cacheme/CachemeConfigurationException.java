package io.cacheme;

import org.jspecify.annotations.Nullable;

/**
 * Storages, nodes and what they are made of do not fit together: a storage is not registered (R01)
 * or refused, generated code is of another level (R06), a value cannot be written (R07), nodes
 * collide (R08, R09, R10), a module is missing (R12), a driver is of another version (R20), or a
 * storage is in use (R21, R23), or that a bus is none (R24). The configuration has to be mended; a
 * retry does not help.
 */
public final class CachemeConfigurationException extends CachemeException {

  private static final long serialVersionUID = 1L;

  /**
   * With a message that says what happened, to what, and what to do.
   *
   * @param code under which {@code docs/errors.md} explains it, or null
   */
  public CachemeConfigurationException(@Nullable String code, String message) {
    this(code, message, null);
  }

  /** The same with a cause. */
  public CachemeConfigurationException(
      @Nullable String code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }

  @Override
  public CachemeConfigurationException copy(@Nullable Throwable cause) {
    return new CachemeConfigurationException(code(), getMessage(), cause);
  }
}
