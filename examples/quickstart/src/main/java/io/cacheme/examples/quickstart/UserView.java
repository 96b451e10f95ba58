package io.cacheme.examples.quickstart;

/**
 * A user as pages show one.
 *
 * @param id the user's number
 * @param name the name shown
 */
public record UserView(long id, String name) {}
