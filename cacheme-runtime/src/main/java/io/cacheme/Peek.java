package io.cacheme;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the tiers of a node have of one key, for the person who wants to know why a value is, or is
 * not, answered: {@link NodeCache#peek}. It holds no value.
 *
 * @param node the node's name
 * @param key the key as remote storages know it
 * @param tiers what each tier has, first asked first
 */
public record Peek(String node, String key, List<InTier> tiers) {

  /** Copies the list. */
  public Peek {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(key, "key");
    tiers = List.copyOf(tiers);
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

  /**
   * What one tier has.
   *
   * @param storage the storage's name
   * @param state what it is
   * @param age how long ago the load of the entry began; empty where nobody knows
   * @param timeLeft how long it will be served; empty for an entry that does not expire, and where
   *     there is none to be served
   * @param sizeInBytes what it takes in a remote storage; empty for a heap, and for nothing
   * @param reason why the tier is passed by, or has failed
   */
  public record InTier(
      String storage,
      State state,
      Optional<Duration> age,
      Optional<Duration> timeLeft,
      OptionalInt sizeInBytes,
      Optional<String> reason) {

    /** Refuses nulls. */
    public InTier {
      Objects.requireNonNull(storage, "storage");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(age, "age");
      Objects.requireNonNull(timeLeft, "timeLeft");
      Objects.requireNonNull(sizeInBytes, "sizeInBytes");
      Objects.requireNonNull(reason, "reason");
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
  }

  /** The key and a line for each tier; never a value. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(node).append(' ').append(key);
    tiers.forEach(tier -> text.append("\n  ").append(tier));
    return text.toString();
  }
}
