package io.cacheme.storage.redis;

/**
 * An error that a server has answered.
 *
 * @param message its code and its words, as {@code WRONGTYPE Operation against a key …}
 */
record RespError(String message) {}
