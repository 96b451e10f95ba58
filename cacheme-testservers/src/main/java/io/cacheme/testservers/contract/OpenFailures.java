package io.cacheme.testservers.contract;

/**
 * How opening a storage fails, in {@link StorageOpenContract}. The words are what tells one who
 * reads a log the cause, and what to do.
 *
 * @param refusedMend the whole help where the server refuses the user or the password
 * @param passwordMissing part of the message where the URL has no password and the server wants one
 * @param hostUnknown part of the message where the host's name is not known
 * @param silent part of the message where the server says nothing within 300 ms
 */
public record OpenFailures(
    String refusedMend, String passwordMissing, String hostUnknown, String silent) {}
