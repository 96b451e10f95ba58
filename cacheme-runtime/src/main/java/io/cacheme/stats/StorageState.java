package io.cacheme.stats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How one storage does, as far as this process knows: by the calls that it makes anyway. Nothing is
 * asked of a server to find out, so of a storage that nobody uses it is what was known last.
 * Immutable.
 */
public final class StorageState {

  /** How a storage does, from well to ill. */
  public enum Status {
    /** All is asked of it; also of one that was opened and has not been asked for anything yet. */
    UP,
    /**
     * It is read, but not all of it is as it should be: its puts, removals or messages are passed
     * by, some node is not read from it, or it does not tell what other processes write.
     */
    DEGRADED,
    /** It is being opened for the first time. */
    CONNECTING,
    /**
     * It is not read: it could not be opened, fails, is silent, or refuses us; or all is closed.
     */
    DOWN
  }

  /** A kind of calls. Each is passed by for its own failures; all are where a server is silent. */
  public enum Operation {
    /** Looking for entries; while passed by, each is a miss in that tier. */
    READ,
    /** Keeping entries; while passed by, what is loaded is not kept there. */
    PUT,
    /** Removing entries; while passed by, an {@code invalidate} fails and names the storage. */
    REMOVE,
    /** Telling other processes what was written; while passed by, they are told later. */
    MESSAGE
  }

  private final String name;
  private final String address;
  private final Status status;
  private final Instant since;
  private final @Nullable String reason;
  private final Set<Operation> bypassed;
  private final int quarantinedKeys;
  private final Set<String> unreadNodes;
  private final boolean busDown;

  private StorageState(Builder builder) {
    name = builder.name;
    address = builder.address;
    status = builder.status;
    since = builder.since;
    reason = builder.reasons.isEmpty() ? null : String.join("; ", builder.reasons);
    bypassed = Collections.unmodifiableSet(EnumSet.copyOf(builder.bypassed));
    quarantinedKeys = builder.quarantinedKeys;
    unreadNodes = Collections.unmodifiableSet(new TreeSet<>(builder.unreadNodes));
    busDown = builder.busDown;
  }

  /** Begins the state of a storage that is {@link Status#UP}, for tests of who is given one. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** The name it is registered under. */
  public String name() {
    return name;
  }

  /** What it is and where, as {@code redis://localhost:6379}, for people; no credentials. */
  public String address() {
    return address;
  }

  /** How it does. */
  public Status status() {
    return status;
  }

  /** Whether it is {@link Status#UP}, and nothing less. */
  public boolean isUp() {
    return status == Status.UP;
  }

  /** When this process learned that it is of this {@link #status}. */
  public Instant since() {
    return since;
  }

  /**
   * Why it is not {@link Status#UP}, or why some keys of one that is are not read, with what a call
   * failed with last; null if all is well. For people: neither credentials nor values, and its
   * wording may change.
   */
  public @Nullable String reason() {
    return reason;
  }

  /** The kinds of calls that are not made at present, but for a test call now and then. */
  public Set<Operation> bypassed() {
    return bypassed;
  }

  /**
   * How many keys are not read from it, for a write did not reach it; their removal is tried again
   * until it does. They alone leave a storage {@link Status#UP}.
   */
  public int quarantinedKeys() {
    return quarantinedKeys;
  }

  /**
   * The names of the nodes that are not read from it until a new generation of their entries stands
   * there: they could not be cleared, or more of their writes were lost than are remembered, or its
   * server may have come back with older entries.
   */
  public Set<String> unreadNodes() {
    return unreadNodes;
  }

  /**
   * Whether heaps that follow other processes by it serve only what they have read within {@code
   * followLease}, for it does not tell what those write.
   */
  public boolean isBusDown() {
    return busDown;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof StorageState state
            && name.equals(state.name)
            && address.equals(state.address)
            && status == state.status
            && since.equals(state.since)
            && Objects.equals(reason, state.reason)
            && bypassed.equals(state.bypassed)
            && quarantinedKeys == state.quarantinedKeys
            && unreadNodes.equals(state.unreadNodes)
            && busDown == state.busDown);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, status, since);
  }

  /** A line for people. */
  @Override
  public String toString() {
    return "storage \""
        + name
        + "\" ("
        + address
        + ") is "
        + status
        + " since "
        + since
        + (reason == null ? "" : ": " + reason);
  }

  /** Collects what is known of a storage. */
  public static final class Builder {

    private final String name;
    private String address = "";
    private Status status = Status.UP;
    private Instant since = Instant.EPOCH;
    private final List<String> reasons = new ArrayList<>();
    private final Set<Operation> bypassed = EnumSet.noneOf(Operation.class);
    private int quarantinedKeys;
    private final Set<String> unreadNodes = new TreeSet<>();
    private boolean busDown;

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    /** What it is and where. */
    public Builder address(String address) {
      this.address = Objects.requireNonNull(address, "address");
      return this;
    }

    /** How it does. */
    public Builder status(Status status) {
      this.status = Objects.requireNonNull(status, "status");
      return this;
    }

    /** When that was learned. */
    public Builder since(Instant since) {
      this.since = Objects.requireNonNull(since, "since");
      return this;
    }

    /** One more reason. */
    public Builder reason(String reason) {
      reasons.add(Objects.requireNonNull(reason, "reason"));
      return this;
    }

    /** One more kind of calls that are not made. */
    public Builder bypassed(Operation operation) {
      bypassed.add(Objects.requireNonNull(operation, "operation"));
      return this;
    }

    /** How many keys are in quarantine. */
    public Builder quarantinedKeys(int keys) {
      quarantinedKeys = keys;
      return this;
    }

    /** One more node that is not read from it. */
    public Builder unreadNode(String node) {
      unreadNodes.add(Objects.requireNonNull(node, "node"));
      return this;
    }

    /** Whether it does not tell what other processes write, and somebody follows it. */
    public Builder busDown(boolean busDown) {
      this.busDown = busDown;
      return this;
    }

    /** The state. */
    public StorageState build() {
      return new StorageState(this);
    }
  }
}
