package io.cacheme.spi;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a storage is told when it is opened. Immutable; made by the cache, and by tests of storages.
 */
public final class StorageContext {

  private final String name;
  private final TimeSource time;
  private final Scheduler scheduler;
  private final Duration connectTimeout;

  private StorageContext(Builder builder) {
    name = builder.name;
    time = Objects.requireNonNull(builder.time, "time");
    scheduler = Objects.requireNonNull(builder.scheduler, "scheduler");
    connectTimeout = Objects.requireNonNull(builder.connectTimeout, "connectTimeout");
  }

  /** Begins that of a storage of this name; all else has to be set, too. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** The name it is registered under, for messages and thread names. */
  public String name() {
    return name;
  }

  /** The clock by which entries expire on the heap. */
  public TimeSource time() {
    return time;
  }

  /** For its own housekeeping. */
  public Scheduler scheduler() {
    return scheduler;
  }

  /** How long {@link Storage#open} may take. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** Begins one like this. */
  public Builder toBuilder() {
    return new Builder(name).time(time).scheduler(scheduler).connectTimeout(connectTimeout);
  }

  @Override
  public String toString() {
    return "StorageContext[name=" + name + ", connectTimeout=" + connectTimeout + "]";
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private @Nullable TimeSource time;
    private @Nullable Scheduler scheduler;
    private @Nullable Duration connectTimeout;

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    /** {@link StorageContext#time}. */
    public Builder time(TimeSource clock) {
      time = clock;
      return this;
    }

    /** {@link StorageContext#scheduler}. */
    public Builder scheduler(Scheduler of) {
      scheduler = of;
      return this;
    }

    /** {@link StorageContext#connectTimeout}. */
    public Builder connectTimeout(Duration timeout) {
      connectTimeout = timeout;
      return this;
    }

    /**
     * What was collected.
     *
     * @throws NullPointerException if something was not set
     */
    public StorageContext build() {
      return new StorageContext(this);
    }
  }
}
