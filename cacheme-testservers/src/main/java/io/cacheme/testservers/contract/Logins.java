package io.cacheme.testservers.contract;

/**
 * Users and passwords of a server, as they stand before the host in a URL: {@code alice:secret@}.
 * All have "canary" in their password.
 *
 * @param right one that serves
 * @param wrong a known user with another password
 * @param unknown a user that the server has not, whose name has "canary" in it, too
 * @param missing what a user writes who knows of no password; may be empty
 */
public record Logins(String right, String wrong, String unknown, String missing) {}
