package io.cacheme.storage.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sessions there are, and the calls that wait for one. A session does one statement at a time;
 * others are opened when they are of use, and used last in, first out, so that few do the work and
 * their statements are shared by many calls. Without any session all calls fail at once.
 */
final class SqlSessions {

  /** So many looks in a row make the silence timeout; one alone may be this process's own pause. */
  static final int TICKS = 4;

  private final SqlOptions options;
  private final SqlRefusal refusal;
  private final int poolSize;
  private final SqlQueue queue;
  private final Set<Lane> lanes = new LinkedHashSet<>();
  private final ArrayDeque<Lane> idle = new ArrayDeque<>();
  private int running;
  private long begun;
  private long begunBefore;
  private boolean looking;
  private RuntimeException unavailable;
  private boolean closed;
  private volatile Listener listener = Listener.NONE;

  SqlSessions(SqlOptions options, SqlRefusal refusal, SqlDatabase database) {
    this.options = options;
    this.refusal = refusal;
    this.poolSize = database.poolSize();
    this.queue = new SqlQueue(database.limits());
    this.unavailable = refusal.lost("is not open");
  }

  /** Who opens sessions. */
  interface Listener {

    /** Nobody, yet. */
    Listener NONE =
        new Listener() {
          @Override
          public void wanted() {}

          @Override
          public void allLost() {}

          @Override
          public void soon(Runnable task, int attempt) {}
        };

    /** Another session would be of use. */
    void wanted();

    /** The last session is gone. */
    void allLost();

    /**
     * Runs {@code task} after a short pause, that differs from one time to the next.
     *
     * @param attempt from 1 on; each pause is twice as long as the one before
     */
    void soon(Runnable task, int attempt);
  }

  /** Says who is to open sessions; once, before the first {@link #add}. */
  void openedBy(Listener connector) {
    listener = connector;
  }

  void submit(SqlCall<?> call) {
    RuntimeException refused;
    synchronized (this) {
      refused = refused();
      if (refused == null) {
        queue.add(call);
      }
    }
    if (refused == null) {
      dispatch();
    } else {
      call.completeExceptionally(refused);
    }
  }

  synchronized boolean isEmpty() {
    return lanes.isEmpty();
  }

  /** Why calls fail while there is no session. */
  synchronized void unavailable(RuntimeException why) {
    if (!closed) {
      unavailable = why;
    }
  }

  void add(SqlSession session) {
    Lane lane = new Lane(session);
    synchronized (this) {
      if (closed) {
        session.abort();
        return;
      }
      lanes.add(lane);
      idle.addLast(lane);
    }
    session.onLost(() -> drop(List.of(lane), refusal.lost("lost the connection")));
    dispatch();
  }

  /**
   * Looks for sessions that owe an answer and are silent; called {@link #TICKS} times a timeout. If
   * none was heard of lately, those without work would be no better, and go too.
   */
  void tick() {
    List<Lane> silent = new ArrayList<>();
    synchronized (this) {
      long lastHeard = Long.MIN_VALUE;
      for (Lane lane : lanes) {
        lastHeard = Math.max(lastHeard, lane.session().lastHeardNanos());
        if (lane.tick() >= TICKS) {
          silent.add(lane);
        }
      }
      long lately = System.nanoTime() - options.silenceTimeout().toNanos() / 2;
      if (!silent.isEmpty() && lastHeard - lately < 0) {
        silent = new ArrayList<>(lanes);
      }
    }
    if (!silent.isEmpty()) {
      drop(silent, refusal.lost("was silent for " + options.silenceTimeout().toMillis() + " ms"));
    }
  }

  void close() {
    List<Lane> all;
    synchronized (this) {
      closed = true;
      unavailable = refusal.lost("is closed");
      all = List.copyOf(lanes);
    }
    drop(all, refusal.lost("is closed"));
  }

  private @Nullable RuntimeException refused() {
    if (lanes.isEmpty()) {
      return unavailable;
    }
    return queue.size() + running < options.maxOutstanding()
        ? null
        : refusal.failed("has " + options.maxOutstanding() + " unanswered calls (maxOutstanding)");
  }

  private void dispatch() {
    while (true) {
      Lane lane;
      SqlBatch batch;
      synchronized (this) {
        lane = idle.peekLast();
        batch = lane == null ? null : queue.poll();
        if (lane != null && batch != null) {
          idle.removeLast();
          lane.begin(batch);
          running += batch.size();
          begun++;
        }
      }
      if (lane == null) {
        allBusy();
        return;
      }
      if (batch == null) {
        return;
      }
      run(lane, batch);
    }
  }

  /**
   * Another session is wanted where more waits than one statement can carry, or where no statement
   * begins any more. Else sharing statements is faster than sharing the server's processors.
   */
  private void allBusy() {
    boolean crowded;
    boolean look;
    synchronized (this) {
      boolean full = queue.size() == 0 || lanes.size() >= poolSize;
      crowded = !full && queue.isCrowded();
      look = !full && !looking;
      if (look) {
        looking = true;
        begunBefore = begun;
      }
    }
    if (crowded) {
      listener.wanted();
    }
    if (look) {
      listener.soon(this::lookAgain, 1);
    }
  }

  private void lookAgain() {
    boolean stuck;
    synchronized (this) {
      looking = false;
      stuck = begun == begunBefore && queue.size() > 0 && lanes.size() < poolSize;
    }
    if (stuck) {
      listener.wanted();
    }
    dispatch();
  }

  private void run(Lane lane, SqlBatch batch) {
    try {
      batch
          .run(lane.session())
          .whenComplete((answered, thrown) -> ended(lane, batch, answered, thrown));
    } catch (RuntimeException | Error e) {
      ended(lane, batch, null, e);
    }
  }

  /** Callers come first: what they ask for next then waits together, and shares a statement. */
  private void ended(
      Lane lane, SqlBatch batch, @Nullable Object answered, @Nullable Throwable thrown) {
    SqlFailure failure = thrown == null ? null : SqlRefusal.failure(thrown);
    int retry =
        failure != null && failure.kind() == SqlFailure.Kind.RETRYABLE ? pause(lane, batch) : 0;
    if (retry > 0) {
      listener.soon(() -> runAgain(lane, batch), retry); // at once, it would meet the same opponent
      return;
    }
    settle(lane, batch);
    if (failure == null) {
      batch.answer(answered);
    } else {
      batch.fail(batch.explain(failure, refusal));
    }
    release(lane, batch, failure);
  }

  private synchronized int pause(Lane lane, SqlBatch batch) {
    return lane.pause(batch);
  }

  private void runAgain(Lane lane, SqlBatch batch) {
    boolean resumed;
    synchronized (this) {
      resumed = lane.resume(batch);
    }
    if (resumed) {
      run(lane, batch);
    }
  }

  /**
   * Before callers are told, or what they ask for next would be counted beside what was answered.
   */
  private synchronized void settle(Lane lane, SqlBatch batch) {
    running -= lane.settle(batch);
  }

  private void release(Lane lane, SqlBatch batch, @Nullable SqlFailure failure) {
    SqlFailure lost = failure != null && failure.kind() == SqlFailure.Kind.LOST ? failure : null;
    synchronized (this) {
      if (!lane.end(batch)) {
        return; // dropped meanwhile
      }
      queue.expect(batch.meanBytesRead());
      if (lost == null) {
        idle.addLast(lane);
      }
    }
    if (lost == null) {
      dispatch();
    } else {
      drop(List.of(lane), refusal.explain(lost));
    }
  }

  private void drop(Collection<Lane> gone, RuntimeException why) {
    List<SqlBatch> lost = new ArrayList<>();
    List<SqlCall<?>> waiting = List.of();
    boolean last;
    synchronized (this) {
      boolean any = lanes.removeAll(gone);
      idle.removeAll(gone);
      for (Lane lane : gone) {
        SqlBatch batch = lane.batch();
        if (batch != null) {
          running -= lane.settle(batch);
          lane.end(batch);
          lost.add(batch);
        }
      }
      last = any && lanes.isEmpty();
      if (last) {
        unavailable = closed ? unavailable : why;
        waiting = queue.drain();
      }
    }
    lost.forEach(batch -> batch.fail(why)); // before it fails by the abort, which is not the reason
    waiting.forEach(call -> call.completeExceptionally(why));
    gone.forEach(lane -> lane.session().abort());
    if (last) {
      listener.allLost();
    }
  }
}
