package io.cacheme.processor.model;

import io.cacheme.processor.diagnostic.Origin;
import java.util.Optional;

/**
 * A method with {@code @ToNode}.
 *
 * @param subject its name with its type's, as messages show it
 * @param flaw why it maps nothing, if so
 * @param origin its place
 */
public record MapperModel(String subject, Optional<Refusal> flaw, Origin origin) {}
