package io.cacheme.processor.model;

import io.cacheme.processor.diagnostic.Origin;
import java.util.Optional;

/**
 * Where a node's key comes from: one of the two, if all is well.
 *
 * @param template the value of {@code key}, if it is set
 * @param method the record's method {@code key()}, if it has one
 * @param origin the place of {@code key}, or of the annotation
 */
public record KeyModel(
    Optional<KeyTemplate> template, Optional<KeyMethodModel> method, Origin origin) {}
