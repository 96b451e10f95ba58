package io.cacheme.micrometer;

import io.cacheme.spi.ContextPropagation;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.Objects;

/**
 * Carries what Micrometer's context propagation knows of (MDC, security, tracing, what an
 * application registers) from the caller's thread to the one that loads for it:
 *
 * <pre>{@code
 * Cacheme.builder().contextPropagation(new MicrometerContextPropagation())
 * }</pre>
 *
 * <p>Needs {@code io.micrometer:context-propagation}, which nothing else here does.
 */
public final class MicrometerContextPropagation implements ContextPropagation {

  private final ContextSnapshotFactory factory;

  /** Of all that is registered with the global registry of contexts. */
  public MicrometerContextPropagation() {
    this(ContextSnapshotFactory.builder().build());
  }

  /** Of what {@code factory} captures. */
  public MicrometerContextPropagation(ContextSnapshotFactory factory) {
    this.factory = Objects.requireNonNull(factory, "factory");
  }

  @Override
  public Snapshot capture() {
    return factory.captureAll()::wrap;
  }
}
