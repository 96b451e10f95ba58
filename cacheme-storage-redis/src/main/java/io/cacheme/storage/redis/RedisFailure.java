package io.cacheme.storage.redis;

/**
 * A call that Redis could not serve. Without a stack trace: it is made on event loops, by
 * thousands.
 */
final class RedisFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RedisFailure(String message) {
    super(message, null, false, false);
  }
}
