package io.cacheme.processor.model;

import io.cacheme.processor.diagnostic.Origin;
import java.util.Optional;

/**
 * The record's method {@code key()}.
 *
 * @param flaw why it cannot give the key, as in {@code "is static"}; empty if it can
 * @param origin its place
 */
public record KeyMethodModel(Optional<String> flaw, Origin origin) {}
