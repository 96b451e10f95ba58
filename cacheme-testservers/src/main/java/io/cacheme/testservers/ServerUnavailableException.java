package io.cacheme.testservers;

import org.jspecify.annotations.Nullable;

/** A test server cannot be had. */
public final class ServerUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what was tried and why it failed. */
  public ServerUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
