package io.cacheme.storage.redis;

/**
 * A server's bytes are no replies, or not those to what was asked. What follows them cannot be
 * told, so that the connection is of no use any more. The message says what is wrong with them, and
 * shows none of them.
 */
final class RespException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RespException(String message) {
    super(message, null, false, false);
  }
}
