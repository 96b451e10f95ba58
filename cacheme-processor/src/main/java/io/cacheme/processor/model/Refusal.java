package io.cacheme.processor.model;

/**
 * Why something is refused.
 *
 * @param reason what is wrong, to stand after its name: {@code "is final"}
 * @param help how to mend it
 */
public record Refusal(String reason, String help) {}
