package io.cacheme.testkit;

import java.time.Duration;

/**
 * How {@link RemoteStorageFaultContract} wants a storage to be set up.
 *
 * @param port where it finds its server: a port of 127.0.0.1
 * @param poolSize how many connections it may have
 * @param silenceTimeout after how long without a word, while answers are due, it gives a connection
 *     up
 * @param maxOutstanding how many of its calls may be unanswered; what exceeds fails at once
 */
public record FaultSettings(int port, int poolSize, Duration silenceTimeout, int maxOutstanding) {}
