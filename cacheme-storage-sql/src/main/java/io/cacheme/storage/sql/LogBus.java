package io.cacheme.storage.sql;

import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the rows of a log, at which each process looks five times a second while it is
 * subscribed to anything. {@link LogPosition} says why no row is missed.
 *
 * <p>A sign of life is a look that began after it was asked for: a message that was published has a
 * row that all can see. And a write of nothing, for a replica would show its own rows only. What
 * fails begins anew, after all that there is, and says that some may have been missed.
 *
 * <p>A storage that finds no log when it connects does without a bus. One that has had it and loses
 * it, or a right to it, has told others that they would be told: its messages and its signs fail
 * until that is mended.
 */
@SuppressWarnings("FutureReturnValueIgnored") // each ends by what follows it
final class LogBus extends SqlBus {

  /** What is known of the log. */
  private enum State {
    UNKNOWN,
    /** Since the storage was opened. */
    NEVER_THERE,
    THERE,
    /** It was there before. */
    LOST
  }

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long KEEP_MILLIS = TimeUnit.MINUTES.toMillis(10);
  private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(60);
  private static final int PAGE = 500;
  private static final long RECHECK_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final String NO_LOG = "has no log to tell by";

  /** A page of them is no burden to anybody. */
  private static final int MOST_MESSAGE_BYTES = 16 << 10;

  private final SqlSessions readers;
  private final SqlSessions writers;
  private final SqlLogCheck check;
  private volatile State state = State.UNKNOWN;

  // guarded by this
  private final Set<String> channels = new LinkedHashSet<>();
  private final Set<String> unconfirmed = new HashSet<>();
  private List<CompletableFuture<@Nullable Void>> asked = new ArrayList<>();
  private @Nullable LogPosition position;
  private @Nullable SqlSweeper sweeper;
  private boolean looking;
  private boolean checking;

  LogBus(
      SqlOptions options,
      SqlSchema schema,
      SqlRefusal refusal,
      SqlSessions readers,
      SqlSessions writers) {
    super(options, refusal, writers);
    this.readers = readers;
    this.writers = writers;
    this.check = new SqlLogCheck(options, schema, this);
  }

  /** What says whether the log is there. */
  SqlLogCheck check() {
    return check;
  }

  @Override
  void started() {
    if (subscribed() > 0) {
      wake();
    }
  }

  /** Whether the log is there, as far as is known. */
  @Override
  boolean isThere() {
    return state != State.NEVER_THERE;
  }

  /** The log is there. */
  void found() {
    state = State.THERE;
    recovered("can use its log again");
    StorageContext opened = context();
    SqlSweeper made = null;
    synchronized (this) {
      if (sweeper == null && opened != null) {
        Duration interval = options.sweepInterval();
        made =
            new SqlSweeper(
                writers,
                opened,
                interval == null ? SWEEP_INTERVAL : interval,
                options.sweepBatch(),
                "old messages",
                limit -> new SqlCall.SweepLog(limit, KEEP_MILLIS));
        sweeper = made;
      }
    }
    if (made != null) {
      made.start();
    }
    if (subscribed() > 0) {
      wake();
    }
  }

  /**
   * The log is not there, or cannot be used, which is said once. Where it never could be, nobody is
   * told anything.
   */
  void missing(SqlFailure failure) {
    String what = "(" + options + ") cannot tell what other processes write: ";
    if (state == State.THERE || state == State.LOST) {
      state = State.LOST;
      trouble(
          what
              + refusal.noLog(failure)
              + ", which was there before; writes that are to be told fail, and heaps serve little\n"
              + "    help:  "
              + refusal.mendOfLog()
              + ", which serves without a restart");
    } else {
      state = State.NEVER_THERE; // which a look sees, that is due
      trouble(
          what
              + refusal.noLog(failure)
              + "\n    help:  "
              + refusal.mendOfLog()
              + ", and start again; or name another storage by Cacheme.builder().bus(…)");
    }
  }

  /** Of something that failed: looks why the log cannot be used, if that is it. */
  private void doubt(Throwable thrown) {
    if (!(Stages.cause(thrown) instanceof SqlLogRefusal)) {
      return;
    }
    synchronized (this) {
      if (checking) {
        return;
      }
      checking = true;
    }
    checkAgain();
  }

  /** Until nothing is the matter any more, or the storage is closed. */
  private void checkAgain() {
    SqlCall.CheckLog call = new SqlCall.CheckLog(check);
    writers.submit(call);
    call.whenComplete(
        (nothing, thrown) -> {
          if (thrown == null && state != State.LOST) {
            checked();
          } else {
            later(this::checkAgain, RECHECK_NANOS);
          }
        });
  }

  private synchronized void checked() {
    checking = false;
  }

  @Override
  public boolean keepsMessages() {
    return true;
  }

  @Override
  public int maxMessageBytes() {
    return MOST_MESSAGE_BYTES;
  }

  @Override
  public void subscribe(String channel) {
    synchronized (this) {
      if (!channels.add(channel)) {
        return;
      }
      unconfirmed.add(channel);
    }
    wake();
  }

  /** Fails where it took so long that others may have given up looking for the row. */
  @Override
  public CompletionStage<@Nullable Void> publish(String channel, String message) {
    long calledNanos = nanoTime();
    return super.publish(channel, message)
        .whenComplete(
            (nothing, thrown) -> {
              if (thrown != null) {
                doubt(thrown);
              }
            })
        .thenApply(
            nothing -> {
              long took = nanoTime() - calledNanos;
              if (took > LogPosition.PUBLISH_NANOS) {
                throw refusal.refused(
                    "took "
                        + TimeUnit.NANOSECONDS.toMillis(took)
                        + " ms to write a message, which others may have passed over by then");
              }
              return null;
            });
  }

  @Override
  public CompletionStage<@Nullable Void> sync() {
    CompletableFuture<@Nullable Void> looked = new CompletableFuture<>();
    synchronized (this) {
      if (context() == null) {
        return CompletableFuture.failedFuture(refusal.lost("is not open"));
      }
      if (!isThere()) {
        return CompletableFuture.failedFuture(refusal.failed(NO_LOG));
      }
      asked.add(looked);
    }
    wake();
    return Stages.all(List.of(looked, writeNothing()));
  }

  @Override
  void close() {
    List<CompletableFuture<@Nullable Void>> waiting;
    SqlSweeper sweeping;
    super.close();
    synchronized (this) {
      waiting = asked;
      asked = new ArrayList<>();
      sweeping = sweeper;
    }
    if (sweeping != null) {
      sweeping.close();
    }
    RuntimeException why = refusal.lost("is closed");
    waiting.forEach(sign -> sign.completeExceptionally(why));
  }

  private long nanoTime() {
    StorageContext opened = context();
    return opened == null ? 0 : opened.time().nanoTime();
  }

  private void wake() {
    synchronized (this) {
      if (looking || context() == null) {
        return;
      }
      looking = true;
    }
    look();
  }

  /** Looks at the log once, and then again and again while anybody wants to know. */
  private void look() {
    List<CompletableFuture<@Nullable Void>> signs;
    Look look = null;
    synchronized (this) {
      signs = asked;
      asked = new ArrayList<>();
      if (isClosed() || !isThere() || (channels.isEmpty() && signs.isEmpty())) {
        looking = false;
        position = null;
        unconfirmed.addAll(channels);
      } else {
        look = new Look(position, signs, nanoTime());
      }
    }
    if (look != null) {
      look.begin();
    } else {
      signs.forEach(sign -> sign.completeExceptionally(refusal.failed(NO_LOG)));
    }
  }

  private void lookLater() {
    later(this::look, PAUSE_NANOS);
  }

  /** How many channels are listened to from now on, that were not. */
  private synchronized int confirm() {
    int fresh = unconfirmed.size();
    unconfirmed.clear();
    return fresh;
  }

  private synchronized boolean isSubscribed(String channel) {
    return channels.contains(channel);
  }

  private synchronized int subscribed() {
    return channels.size();
  }

  private synchronized void goOnAt(@Nullable LogPosition reached) {
    position = reached;
    if (reached == null) {
      unconfirmed.addAll(channels);
    }
  }

  /** One look at the log. */
  private final class Look {

    private final @Nullable LogPosition before;
    private final List<CompletableFuture<@Nullable Void>> signs;
    private final long beganNanos;

    Look(
        @Nullable LogPosition before,
        List<CompletableFuture<@Nullable Void>> signs,
        long beganNanos) {
      this.before = before;
      this.signs = signs;
      this.beganNanos = beganNanos;
    }

    void begin() {
      if (before == null) {
        SqlCall.Log call = SqlCall.Log.newest(LogPosition.WINDOW);
        readers.submit(call);
        call.whenComplete(
            (rows, thrown) -> go(thrown, () -> started(new LogPosition(rows, nanoTime()))));
      } else {
        read(before, before.begin());
      }
    }

    private void started(LogPosition at) {
      goOnAt(at);
      mayHaveMissed(confirm());
      ended();
    }

    private void read(LogPosition at, long from) {
      SqlCall.Log call = SqlCall.Log.from(from, PAGE);
      readers.submit(call);
      call.whenComplete((rows, thrown) -> go(thrown, () -> hand(at, rows)));
    }

    /** Whatever goes wrong ends the look, or there would never be another. */
    private void go(@Nullable Throwable thrown, Runnable next) {
      if (thrown != null) {
        failed(thrown);
        return;
      }
      try {
        next.run();
      } catch (RuntimeException | Error e) {
        failed(e);
      }
    }

    private void hand(LogPosition at, List<SqlLogRow> page) {
      int fresh = confirm();
      List<SqlLogRow> unread = at.unread(page, nanoTime());
      mayHaveMissed(at.hasJumped() ? subscribed() : fresh);
      for (SqlLogRow row : unread) {
        if (isSubscribed(row.message().channel())) {
          told(row.message().channel(), row.message().text());
        }
      }
      if (page.size() >= PAGE) {
        read(at, page.get(page.size() - 1).id() + 1);
      } else if (at.end(beganNanos)) {
        ended();
      } else {
        failed(refusal.failed("has another log than before"));
      }
    }

    private void ended() {
      signs.forEach(sign -> sign.complete(null));
      lookLater();
    }

    private void failed(Throwable thrown) {
      goOnAt(null);
      signs.forEach(sign -> sign.completeExceptionally(Stages.cause(thrown)));
      doubt(thrown);
      lookLater();
    }
  }
}
