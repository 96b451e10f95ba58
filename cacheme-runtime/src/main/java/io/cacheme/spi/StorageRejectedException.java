package io.cacheme.spi;

/**
 * A server answered and refused the storage's configuration: a wrong password, an unknown database.
 * A retry would not help, so the start fails.
 */
public final class StorageRejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which server refused what, and how to mend it; no credentials. */
  public StorageRejectedException(String message) {
    super(message);
  }
}
