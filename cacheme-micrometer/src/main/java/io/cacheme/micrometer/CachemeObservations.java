package io.cacheme.micrometer;

import io.cacheme.CachemeListener.Load;
import io.cacheme.CachemeListener.RemoteCall;
import io.cacheme.CachemeObserver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Observes each load and each call of a remote storage by Micrometer's Observation API, so that
 * with Micrometer Tracing each is a span. Given to {@code Cacheme.builder().observer(…)}:
 *
 * <pre>{@code
 * Cacheme.builder().observer(new CachemeObservations(registry))
 * }</pre>
 *
 * <p>The parent is what the caller was in the middle of, on whichever thread the load runs or the
 * storage is called. A load's observation is in scope while its loader is called, so that what the
 * loader asks of a database is observed as a part of it; for what goes on after a loader has
 * answered a stage, its own library sees to that. Who joins a load that is under way has no
 * observation of it: it is the part of who came first. A load that nobody waits for is still the
 * part of the request that it was begun for, and may end after it.
 *
 * <p>It costs each load and each call of a storage an observation, and each request that the first
 * heap does not answer a look at what the thread is in the middle of. A hit of the first heap costs
 * it nothing. Safe for any number of threads.
 */
public final class CachemeObservations implements CachemeObserver {

  private static final LoadObservationConvention LOADS = new DefaultLoadObservationConvention();
  private static final StorageCallObservationConvention CALLS =
      new DefaultStorageCallObservationConvention();

  private final ObservationRegistry registry;
  private final @Nullable LoadObservationConvention loads;
  private final @Nullable StorageCallObservationConvention calls;

  /** With the names of the registry's conventions, or else the default ones. */
  public CachemeObservations(ObservationRegistry registry) {
    this(registry, null, null);
  }

  /**
   * With other names.
   *
   * @param loads those of loads; null for the registry's or the default ones
   * @param calls those of calls of remote storages; null likewise
   */
  public CachemeObservations(
      ObservationRegistry registry,
      @Nullable LoadObservationConvention loads,
      @Nullable StorageCallObservationConvention calls) {
    this.registry = Objects.requireNonNull(registry, "registry");
    this.loads = loads;
    this.calls = calls;
  }

  @Override
  public @Nullable Object current() {
    return registry.getCurrentObservation();
  }

  @Override
  public @Nullable Observed<Load> begins(LoadBegin load, @Nullable Object parent) {
    LoadObservationContext context = new LoadObservationContext(load);
    return begins(context, loads, LOADS, parent, LoadObservationContext::ended, Load::failure);
  }

  @Override
  public @Nullable Observed<RemoteCall> begins(RemoteCallBegin call, @Nullable Object parent) {
    StorageCallObservationContext context = new StorageCallObservationContext(call);
    return begins(
        context, calls, CALLS, parent, StorageCallObservationContext::ended, RemoteCall::failure);
  }

  private <C extends Observation.Context, E> @Nullable Observed<E> begins(
      C context,
      @Nullable ObservationConvention<C> custom,
      ObservationConvention<C> standard,
      @Nullable Object parent,
      BiConsumer<C, E> ended,
      Failure<E> failure) {
    Observation observation =
        Observation.createNotStarted(custom, standard, () -> context, registry);
    if (observation.isNoop()) { // denied by a predicate, perhaps
      return parent instanceof Observation of && !of.isNoop() ? new Passing<>(of, registry) : null;
    }
    context.setParentObservation((Observation) parent); // also none, whatever this thread is in
    observation.start();
    return new Observing<>(observation, registry, context, ended, failure);
  }

  private static Scope openScope(Observation observation, ObservationRegistry registry) {
    Observation.@Nullable Scope before = registry.getCurrentObservationScope();
    try {
      Observation.Scope scope = observation.openScope();
      return () -> close(scope, before, registry);
    } catch (Throwable e) { // a handler's: the scope is in place all the same
      Observation.Scope half = registry.getCurrentObservationScope();
      if (half != null && half != before) {
        close(half, before, registry);
      }
      throw e;
    }
  }

  /** Also where a handler throws, the thread is not left in the middle of this. */
  private static void close(
      Observation.Scope scope, Observation.@Nullable Scope before, ObservationRegistry registry) {
    try {
      scope.close();
    } finally {
      if (registry.getCurrentObservationScope() != before) {
        registry.setCurrentObservationScope(before);
      }
    }
  }

  /** In the place of what is not to be observed: what it does is a part of what it is done for. */
  private record Passing<E>(Observation parent, ObservationRegistry registry)
      implements Observed<E> {

    @Override
    public Scope open() {
      return openScope(parent, registry);
    }

    @Override
    public void ended(E end) {}
  }

  /** What something ended with, if it failed. */
  private interface Failure<E> {

    @Nullable Throwable of(E end);
  }

  private record Observing<C extends Observation.Context, E>(
      Observation observation,
      ObservationRegistry registry,
      C context,
      BiConsumer<C, E> ended,
      Failure<E> failure)
      implements Observed<E> {

    @Override
    public Scope open() {
      return openScope(observation, registry);
    }

    @Override
    public void ended(E end) {
      ended.accept(context, end);
      Throwable thrown = failure.of(end);
      try {
        if (thrown != null) {
          observation.error(thrown);
        }
      } finally {
        observation.stop();
      }
    }
  }
}
