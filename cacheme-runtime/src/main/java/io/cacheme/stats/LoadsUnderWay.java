package io.cacheme.stats;

/**
 * The loads of one node that have begun and not ended, about: one counter is read after the other.
 *
 * @param running how many run, or wait for a thread
 * @param waiting how many wait for their turn, since as many run as the node lets ({@code
 *     maxConcurrentLoads})
 */
public record LoadsUnderWay(int running, int waiting) {}
