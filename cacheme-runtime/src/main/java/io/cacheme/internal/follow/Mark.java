package io.cacheme.internal.follow;

/**
 * What was known of a key before something was read or written under it.
 *
 * @param stripe the key's place in {@link Epochs}
 * @param epoch the epoch there
 * @param sinceNanos when that was, by the coarse clock
 */
public record Mark(int stripe, int epoch, long sinceNanos) {}
