package io.cacheme.spi;

import org.jspecify.annotations.Nullable;

/**
 * A server answered and refused the storage's configuration: a wrong password, an unknown database.
 * A retry would not help, so the start fails. It is what a storage says; a {@code Cacheme} tells it
 * to its callers as the cause of a {@code CachemeConfigurationException}, of the same code.
 */
public final class StorageRejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String code;

  /** Says which server refused what, and how to mend it; no credentials. */
  public StorageRejectedException(String message) {
    this(null, message);
  }

  /** The same with the code under which {@code docs/errors.md} explains it. */
  public StorageRejectedException(@Nullable String code, String message) {
    super(message);
    this.code = code;
  }

  /** The code under which {@code docs/errors.md} explains it, or null. */
  public @Nullable String code() {
    return code;
  }
}
