package io.cacheme.internal.events;

import io.cacheme.CachemeListener.Answer;
import io.cacheme.CachemeListener.Source;
import io.cacheme.NodeSpec;
import org.jspecify.annotations.Nullable;

/** How one request was answered, as it is told. */
public record ToldAnswer(
    NodeSpec<?, ?> spec,
    Object node,
    Source source,
    @Nullable String tier,
    boolean coalesced,
    boolean stale,
    long nanos,
    @Nullable Throwable failure)
    implements Answer {}
