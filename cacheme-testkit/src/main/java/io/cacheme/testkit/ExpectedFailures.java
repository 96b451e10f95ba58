package io.cacheme.testkit;

/**
 * How the calls of a storage fail in {@link RemoteStorageFaultContract}. The words are what tells
 * one who reads a log the cause; each must be part of the failure's message.
 *
 * @param type what all failures are
 * @param silent says that a connection was given up for its silence
 * @param overloaded says that more than {@link FaultSettings#maxOutstanding} calls are unanswered
 * @param unreachable says that there is no connection to the server; that it was refused has to
 *     follow
 * @param closed says that the storage was closed
 */
public record ExpectedFailures(
    Class<? extends Throwable> type,
    String silent,
    String overloaded,
    String unreachable,
    String closed) {}
