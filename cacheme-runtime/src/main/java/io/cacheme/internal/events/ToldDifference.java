package io.cacheme.internal.events;

import io.cacheme.CachemeListener.Difference;
import io.cacheme.NodeSpec;
import java.time.Duration;

/** A value that differs from what its loader gives, as it is told. */
public record ToldDifference(NodeSpec<?, ?> spec, Object node, String tier, Duration age)
    implements Difference {}
