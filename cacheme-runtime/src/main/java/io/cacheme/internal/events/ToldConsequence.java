package io.cacheme.internal.events;

import io.cacheme.CachemeListener.FailedConsequence;
import io.cacheme.NodeSpec;
import org.jspecify.annotations.Nullable;

/** An invalidation or a put that did not reach every tier, as it is told. */
public record ToldConsequence(
    NodeSpec<?, ?> spec, @Nullable Object node, String method, Throwable failure)
    implements FailedConsequence {}
