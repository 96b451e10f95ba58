package io.cacheme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the tiers of a node have of one key, for the person who wants to know why a value is, or is
 * not, answered: {@link NodeCache#peek}. It holds no value. Immutable.
 */
public final class Peek {

  private final String node;
  private final String key;
  private final List<InTier> tiers;

  private Peek(Builder builder) {
    node = builder.node;
    key = builder.key;
    tiers = List.copyOf(builder.tiers);
  }

  /**
   * Begins that of a key without tiers; for tests of who is given one.
   *
   * @param key as remote storages know it
   */
  public static Builder builder(String node, String key) {
    return new Builder(node, key);
  }

  /** The node's name. */
  public String node() {
    return node;
  }

  /** The key as remote storages know it. */
  public String key() {
    return key;
  }

  /** What each tier has, first asked first; unmodifiable. */
  public List<InTier> tiers() {
    return tiers;
  }

  /** What is to be said of a key in one tier. */
  public enum State {
    /** A value that a {@code get} would be answered with, if no tier before it has one. */
    VALUE("a value"),
    /** An entry which says that there is no value: a hit, of {@code null}. */
    ABSENT("known to have no value"),
    /** Nothing, or nothing that the storage still gives out. */
    NOTHING("nothing"),
    /** A miss: an entry whose time is over, and which the tier still has. */
    EXPIRED("not served: expired"),
    /** A miss: the key was removed, and this keeps older loads from being kept. */
    TOMBSTONE("not served: a tombstone, for the key was removed"),
    /** A miss: a process loads the key for all. */
    LEASE("not served: a lease, for a process is loading the key"),
    /** A miss: the node was cleared after it was read or written, or the storage doubted. */
    OTHER_GENERATION("not served: from before a clear, or of another generation"),
    /** A miss: a group that it belongs to was ended after it was read or written. */
    GROUP_ENDED("not served: from before the end of a group"),
    /** A miss on the heap: the key was written since, or may have been, or a group was ended. */
    OUTDATED("not served: others have written the key since, or may have, or its group was ended"),
    /** A miss: no value of this type can be made of what is there. */
    UNDECODABLE("not served: it cannot be decoded"),
    /** The tier is passed by at present, as a {@code get} would, and was not asked. */
    BYPASSED("passed by"),
    /** The tier was asked and failed, as it would for a {@code get}: a miss. */
    FAILED("failed");

    private final String words;

    State(String words) {
      this.words = words;
    }
  }

  /** What one tier has. Immutable. */
  public static final class InTier {

    private final String storage;
    private final State state;
    private final Optional<Duration> age;
    private final Optional<Duration> timeLeft;
    private final OptionalInt sizeInBytes;
    private final Optional<String> reason;

    private InTier(Builder builder) {
      storage = builder.storage;
      state = builder.state;
      age = builder.age;
      timeLeft = builder.timeLeft;
      sizeInBytes = builder.sizeInBytes;
      reason = builder.reason;
    }

    /** Begins what a tier has of which nothing else is known. */
    public static Builder builder(String storage, State state) {
      return new Builder(storage, state);
    }

    /** The storage's name. */
    public String storage() {
      return storage;
    }

    /** What it is. */
    public State state() {
      return state;
    }

    /** How long ago the load of the entry began; empty where nobody knows. */
    public Optional<Duration> age() {
      return age;
    }

    /**
     * How long it will be served; empty for an entry that does not expire, and where there is none
     * to be served.
     */
    public Optional<Duration> timeLeft() {
      return timeLeft;
    }

    /** What it takes in a remote storage; empty for a heap, and for nothing. */
    public OptionalInt sizeInBytes() {
      return sizeInBytes;
    }

    /** Why the tier is passed by, or has failed. */
    public Optional<String> reason() {
      return reason;
    }

    /** Whether a {@code get} is answered by this tier, if none before it has an answer. */
    public boolean isServed() {
      return state == State.VALUE || state == State.ABSENT;
    }

    /** A line for people, as {@code redis: a value, loaded 3s ago, 57s left, 48 bytes}. */
    @Override
    public String toString() {
      StringBuilder line = new StringBuilder(storage).append(": ").append(state.words);
      age.ifPresent(past -> line.append(", loaded ").append(shown(past)).append(" ago"));
      if (isServed()) {
        line.append(timeLeft.map(left -> ", " + shown(left) + " left").orElse(", no expiry"));
      }
      sizeInBytes.ifPresent(bytes -> line.append(", ").append(bytes).append(" bytes"));
      reason.ifPresent(why -> line.append(": ").append(why));
      return line.toString();
    }

    private static String shown(Duration duration) {
      return duration.toSeconds() < 10
          ? duration.toMillis() + "ms"
          : Duration.ofSeconds(duration.toSeconds())
              .toString()
              .substring(2)
              .toLowerCase(Locale.ROOT);
    }

    /** Collects the parts. Not thread-safe. */
    public static final class Builder {

      private final String storage;
      private final State state;
      private Optional<Duration> age = Optional.empty();
      private Optional<Duration> timeLeft = Optional.empty();
      private OptionalInt sizeInBytes = OptionalInt.empty();
      private Optional<String> reason = Optional.empty();

      private Builder(String storage, State state) {
        this.storage = Objects.requireNonNull(storage, "storage");
        this.state = Objects.requireNonNull(state, "state");
      }

      /** {@link InTier#age}. */
      public Builder age(Duration past) {
        age = Optional.of(past);
        return this;
      }

      /** {@link InTier#timeLeft}. */
      public Builder timeLeft(Duration left) {
        timeLeft = Optional.of(left);
        return this;
      }

      /** {@link InTier#sizeInBytes}. */
      public Builder sizeInBytes(int bytes) {
        sizeInBytes = OptionalInt.of(bytes);
        return this;
      }

      /** {@link InTier#reason}. */
      public Builder reason(String why) {
        reason = Optional.of(why);
        return this;
      }

      /** What was collected. */
      public InTier build() {
        return new InTier(this);
      }
    }
  }

  /** The key and a line for each tier; never a value. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(node).append(' ').append(key);
    tiers.forEach(tier -> text.append("\n  ").append(tier));
    return text.toString();
  }

  /** Collects what the tiers have. Not thread-safe. */
  public static final class Builder {

    private final String node;
    private final String key;
    private final List<InTier> tiers = new ArrayList<>();

    private Builder(String node, String key) {
      this.node = Objects.requireNonNull(node, "node");
      this.key = Objects.requireNonNull(key, "key");
    }

    /** What the tier has that is asked after those named before. */
    public Builder tier(InTier tier) {
      tiers.add(Objects.requireNonNull(tier, "tier"));
      return this;
    }

    /** What was collected. */
    public Peek build() {
      return new Peek(this);
    }
  }
}
