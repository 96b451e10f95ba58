package io.cacheme.processor.model;

/**
 * What can be named where the node is compiled.
 *
 * @param generated whether {@code javax.annotation.processing.Generated} is visible
 * @param jspecify whether JSpecify's annotations are visible
 */
public record PlatformModel(boolean generated, boolean jspecify) {}
