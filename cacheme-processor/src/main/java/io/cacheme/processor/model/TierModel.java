package io.cacheme.processor.model;

import io.cacheme.processor.diagnostic.Origin;

/**
 * One {@code @Cache}.
 *
 * @param storage the storage's name
 * @param heap whether that is a heap storage
 * @param ttl how long the tier keeps a value
 * @param origin the place of the annotation
 */
public record TierModel(
    Declared<String> storage, boolean heap, Declared<DurationText> ttl, Origin origin) {}
