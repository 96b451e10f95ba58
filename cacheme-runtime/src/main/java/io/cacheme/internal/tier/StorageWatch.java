package io.cacheme.internal.tier;

import io.cacheme.internal.env.Surroundings;
import io.cacheme.stats.StorageState;
import io.cacheme.stats.StorageState.Status;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How one storage does, and since when. What is wrong is known by those who see to it, its {@link
 * Trouble}s; here it is put together, and who listens is told when the whole of it has changed. It
 * asks nothing of the storage.
 */
public final class StorageWatch {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");

  /** Of a listener that takes longer than the storage needs to change so often. */
  private static final int MOST_UNTOLD = 100;

  private final String name;
  private final Surroundings surroundings;
  private final @Nullable Consumer<StorageState> listener;
  private final List<Trouble> troubles = new CopyOnWriteArrayList<>();

  private volatile Object storage;

  /** Whether it was opened, or has answered. */
  private volatile boolean open;

  private volatile @Nullable String notOpened;
  private volatile Status status = Status.CONNECTING;
  private volatile long sinceMillis;
  private final ArrayDeque<StorageState> untold = new ArrayDeque<>(); // guarded by this
  private boolean telling; // guarded by this

  /**
   * That of one storage, which is about to be opened.
   *
   * @param storage tells what it is and where
   * @param listener is told of each change, one after the other, where users' code may run; does
   *     not throw
   */
  public StorageWatch(
      String name,
      Object storage,
      Surroundings surroundings,
      @Nullable Consumer<StorageState> listener) {
    this.name = name;
    this.storage = storage;
    this.surroundings = surroundings;
    this.listener = listener;
    this.sinceMillis = surroundings.time.epochMillis();
  }

  /** Something that may keep a storage from being well. Its methods do not block. */
  interface Trouble {

    /** How bad it is at present; {@link Status#UP} if it is not there. */
    Status status();

    /** Adds what there is to be said of it, if there is anything. */
    void describe(StorageState.Builder state);
  }

  /** One more to be looked at. */
  void add(Trouble trouble) {
    troubles.add(trouble);
  }

  /** It was opened, or answered a call, so somebody is there; costs a read of a field. */
  public void answered() {
    if (!open) {
      open = true;
      notOpened = null;
      changed();
    }
  }

  /** It could not be opened, for {@code why}, and has not answered yet. */
  public void notOpened(String why) {
    if (!open) {
      notOpened = why;
      changed();
    }
  }

  /** {@code other} has taken its place, and is open. {@link #changed} is to be called. */
  public void replaced(Object other) {
    storage = other;
    open = true;
    notOpened = null;
  }

  /** Something may have changed. Does not throw; costs some reads of fields if nothing has. */
  public void changed() {
    if (surroundings.isClosed() || worst() == status) {
      return;
    }
    try {
      if (hasToTell()) {
        surroundings.callbacks.run(this::tellAll);
      }
    } catch (Throwable e) { // whose call it was must end all the same
      LOG.log(System.Logger.Level.ERROR, "the state of a storage could not be told", e);
    }
  }

  private synchronized boolean hasToTell() {
    Status now = worst();
    if (now == status) {
      return false; // another thread was faster
    }
    status = now;
    sinceMillis = surroundings.time.epochMillis();
    if (listener == null) {
      return false;
    }
    if (untold.size() == MOST_UNTOLD) {
      untold.remove();
    }
    untold.add(described(now, sinceMillis));
    boolean begins = !telling;
    telling = true;
    return begins;
  }

  private void tellAll() {
    Consumer<StorageState> told = listener;
    for (StorageState next = next(); next != null && told != null; next = next()) {
      told.accept(next);
    }
  }

  private synchronized @Nullable StorageState next() {
    telling = !untold.isEmpty();
    return untold.poll();
  }

  /** How it does now. */
  public StorageState state() {
    if (surroundings.isClosed()) {
      return builder(Status.DOWN, surroundings.closedMillis())
          .reason("this Cacheme is closed")
          .build();
    }
    changed();
    synchronized (this) {
      return described(status, sinceMillis);
    }
  }

  private StorageState described(Status how, long since) {
    StorageState.Builder state = builder(how, since);
    String why = notOpened;
    if (why != null) {
      state.reason(why);
    }
    troubles.forEach(trouble -> trouble.describe(state));
    return state.build();
  }

  private StorageState.Builder builder(Status how, long since) {
    return StorageState.builder(name)
        .address(String.valueOf(storage))
        .status(how)
        .since(Instant.ofEpochMilli(since));
  }

  private Status worst() {
    Status worst = open ? Status.UP : notOpened == null ? Status.CONNECTING : Status.DOWN;
    for (Trouble trouble : troubles) {
      Status each = trouble.status();
      worst = each.compareTo(worst) > 0 ? each : worst;
    }
    return worst;
  }
}
