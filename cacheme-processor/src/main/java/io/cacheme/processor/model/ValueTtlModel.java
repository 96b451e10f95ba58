package io.cacheme.processor.model;

import io.cacheme.processor.diagnostic.Origin;
import java.util.Optional;

/**
 * A method {@code ttl} of a node's record with parameters.
 *
 * @param refusal why it cannot say how long a value is kept, if so, with what would mend it
 * @param origin its place
 */
public record ValueTtlModel(Optional<Refusal> refusal, Origin origin) {}
