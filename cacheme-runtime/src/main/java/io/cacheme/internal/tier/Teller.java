package io.cacheme.internal.tier;

import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.follow.Notice;
import io.cacheme.internal.time.Sweeper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other processes what was written of one node. While one message is on its way what is
 * written meanwhile waits for the next, so that bursts share messages. What could not be told is
 * told again until it was; of more keys than can be remembered, that any may have been written.
 */
public final class Teller {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");
  private static final long RETRY_NANOS = 100_000_000L;
  private static final int MOST_UNTOLD = 10_000;

  private final RemoteGate gate;
  private final String channel;
  private final String sender;
  private final Surroundings surroundings;
  private final ArrayDeque<Told> waiting = new ArrayDeque<>();
  private final Set<String> untold = new LinkedHashSet<>();
  private final Sweeper retry;
  private boolean underWay;
  private boolean anyUntold;

  /**
   * Tells over the bus of {@code gate}'s storage.
   *
   * @param channel who listens there is told
   * @param sender who tells; one that is this process is told nothing
   */
  public Teller(RemoteGate gate, String channel, String sender, Surroundings surroundings) {
    this.gate = gate;
    this.channel = channel;
    this.sender = sender;
    this.surroundings = surroundings;
    this.retry =
        new Sweeper(surroundings.scheduler, surroundings.time, RETRY_NANOS, late -> tellUntold());
  }

  /** The name of the storage whose bus it is. */
  public String storage() {
    return gate.name;
  }

  /**
   * Tells that {@code key} was written; {@code ended} learns when the server has it, or why not.
   */
  public void tell(String key, Consumer<@Nullable Throwable> ended) {
    synchronized (this) {
      waiting.add(new Told(key, ended));
    }
    tellNext();
  }

  /** Tells that {@code key} was written, some time, for nobody waits for it. Does not throw. */
  public void tellLater(String key) {
    remember(List.of(new Told(key, failure -> {})));
    wakeRetry();
  }

  private void wakeRetry() {
    try {
      retry.wake();
    } catch (Throwable e) { // a scheduler that takes nothing: the next that fails wakes it
      LOG.log(System.Logger.Level.ERROR, "what could not be told cannot be told again now", e);
    }
  }

  /** Sends what waits, until a message is on its way; does not grow the stack. */
  private void tellNext() {
    while (true) {
      List<Told> next;
      synchronized (this) {
        if (underWay || waiting.isEmpty()) {
          return;
        }
        underWay = true;
        next = takeMessage();
      }
      Message message = new Message(next);
      send(next.stream().map(Told::key).toList(), message);
      if (message.asking.isPending()) {
        return;
      }
    }
  }

  /** As many as one message takes, and one at least. */
  private List<Told> takeMessage() {
    List<Told> taken = new ArrayList<>();
    int room = gate.maxMessageBytes() - Notice.headBytes(sender);
    for (Told first = waiting.peek(); first != null; first = waiting.peek()) {
      room -= first.key.length() + 1;
      if (room < 0 && !taken.isEmpty()) {
        break;
      }
      taken.add(waiting.remove());
    }
    return taken;
  }

  private void send(List<String> keys, TierCall<Void> call) {
    if (gate.admits(Op.MESSAGE)) {
      gate.publish(channel, Notice.of(sender, keys), call);
    } else {
      call.done(null, gate.bypass(Op.MESSAGE));
    }
  }

  private synchronized void remember(List<Told> lost) {
    for (Told told : lost) {
      if (untold.size() < MOST_UNTOLD) {
        untold.add(told.key);
      } else {
        anyUntold = true;
      }
    }
  }

  private boolean tellUntold() {
    List<String> again;
    boolean any;
    synchronized (this) {
      any = anyUntold;
      again = any ? List.of(Notice.ALL) : List.copyOf(untold);
      anyUntold = false;
      untold.clear();
    }
    if (again.isEmpty() || surroundings.isClosed()) {
      return false;
    }
    again.forEach(key -> tell(key, failure -> {}));
    return true;
  }

  /**
   * A key, and who waits for its message.
   *
   * @param ended is told of the end, null if it went well
   */
  private record Told(String key, Consumer<@Nullable Throwable> ended) {}

  /** One message on its way. */
  private final class Message extends TierCall<Void> {

    private final List<Told> keys;
    private final Asking asking = new Asking();

    Message(List<Told> keys) {
      this.keys = keys;
    }

    @Override
    public void done(@Nullable Void nothing, @Nullable Throwable failure) {
      if (failure != null) {
        remember(keys);
        wakeRetry();
      }
      synchronized (Teller.this) {
        underWay = false;
      }
      for (Told told : keys) {
        try {
          told.ended.accept(failure);
        } catch (Throwable e) { // the others are told all the same
          LOG.log(System.Logger.Level.ERROR, "the cache failed to end a write", e);
        }
      }
      if (!asking.isUnderWay()) {
        tellNext();
      }
    }
  }
}
