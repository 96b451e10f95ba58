package io.cacheme.examples.fleet;

/**
 * A write that a server has taken, and the one that took its place has not.
 *
 * @param key the key's number
 * @param nanos when, by {@link System#nanoTime}
 */
record LostWrite(int key, long nanos) {}
