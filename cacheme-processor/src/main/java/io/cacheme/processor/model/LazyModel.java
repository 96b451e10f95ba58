package io.cacheme.processor.model;

/**
 * The lazy type of a result, which then is a stage to all that does not write code.
 *
 * @param type the type
 * @param supported whether our module for it can be named where the code is compiled
 */
public record LazyModel(LazyType type, boolean supported) {}
