package io.cacheme.processor.model;

import io.cacheme.processor.diagnostic.Origin;
import java.util.Optional;

/**
 * The record's method {@code key()}.
 *
 * @param flaw why it cannot give the key, as in {@code "is static"}; empty if it can
 * @param isText whether it returns a {@code String}, as nothing but a key of that name would
 * @param origin its place
 */
public record KeyMethodModel(Optional<String> flaw, boolean isText, Origin origin) {}
