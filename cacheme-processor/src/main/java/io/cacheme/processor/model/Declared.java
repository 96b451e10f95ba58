package io.cacheme.processor.model;

import io.cacheme.processor.diagnostic.Origin;

/**
 * Something and the place where it is declared.
 *
 * @param <T> the thing
 * @param value the thing
 * @param origin the place
 */
public record Declared<T>(T value, Origin origin) {}
