package io.cacheme.processor.model;

/**
 * A type that generated code would have to name and cannot.
 *
 * @param name its name with those of the types around it
 * @param reason why, to stand after its name: {@code "is private"}
 * @param help how to open it
 */
public record Hidden(String name, String reason, String help) {}
