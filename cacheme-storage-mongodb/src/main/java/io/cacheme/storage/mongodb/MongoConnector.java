package io.cacheme.storage.mongodb;

import com.mongodb.connection.ClusterDescription;
import io.cacheme.spi.Backoff;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether there is a server that serves, so that calls fail at once while there is none. The
 * driver finds the servers and their primary; each time it has found one, that is asked for its
 * schema before calls go there. A driver that hangs is replaced as a whole. All is decided on one
 * thread.
 */
final class MongoConnector {

  private static final System.Logger LOG = System.getLogger(MongodbStorage.class.getName());
  private static final long CLOSE_MILLIS = 3_000;

  private final MongoOptions options;
  private final String name;
  private final TimeSource time;
  private final MongoThreads threads;
  private final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
  private final Backoff backoff = new Backoff();
  private volatile @Nullable CacheCollection serving;
  private volatile RuntimeException unavailable;
  private volatile boolean closing;

  private @Nullable MongoLink link; // this and what follows: only on the deciding thread
  private boolean hasPrimary;
  private boolean rejected;
  private boolean rejectionTold;

  MongoConnector(MongoOptions options, StorageContext context) {
    this.options = options;
    this.name = context.name();
    this.time = context.time();
    this.threads = new MongoThreads(name);
    this.unavailable = failure("is not connected yet");
  }

  /** Connects. The stage tells of the first attempt; others follow by themselves. */
  CompletionStage<@Nullable Void> open(long timeoutMillis) {
    threads.decide(this::connect);
    threads.decideLater(
        () -> opened.completeExceptionally(failure(tooLate(timeoutMillis))), timeoutMillis);
    watchLater();
    return opened;
  }

  /** Makes a call, or fails it if nobody serves. */
  <T> CompletionStage<T> call(Function<CacheCollection, CompletionStage<T>> call) {
    CacheCollection current = serving;
    return current == null ? CompletableFuture.failedFuture(unavailable) : call.apply(current);
  }

  boolean isOwn(Thread thread) {
    return threads.isOwn(thread);
  }

  synchronized CompletionStage<@Nullable Void> close() {
    if (!closing) {
      closing = true;
      unavailable(failure("is closed"));
      opened.completeExceptionally(unavailable);
      threads.decide(this::disconnect);
      threads.decideLater(() -> closed.complete(null), CLOSE_MILLIS);
      var unused = closed.whenComplete((nothing, thrown) -> threads.close());
    }
    return closed;
  }

  private void disconnect() {
    MongoLink last = link;
    if (last == null) {
      closed.complete(null);
    } else {
      var unused = last.close(unavailable).whenComplete((nothing, thrown) -> closed.complete(null));
    }
  }

  private void connect() {
    hasPrimary = false;
    if (closing) {
      return;
    }
    try {
      link =
          new MongoLink(
              options,
              time,
              threads,
              (from, servers) -> threads.decide(() -> described(from, servers)));
    } catch (RuntimeException | LinkageError e) { // the driver's jars may not fit each other
      failed(failure("cannot be opened: " + e.getClass().getSimpleName()));
    }
  }

  private void described(MongoLink from, ClusterDescription servers) {
    if (from != link || closing) {
      return;
    }
    boolean found = servers.hasWritableServer();
    if (found && !hasPrimary) {
      hasPrimary = true;
      check();
    } else if (!found) {
      hasPrimary = false;
      lost(servers);
    }
  }

  private void lost(ClusterDescription servers) {
    RuntimeException why = ServerReport.why(options, servers);
    if (why instanceof StorageRejectedException) {
      rejected(why);
    } else if (!rejected) {
      unavailable(why);
      if (ServerReport.isComplete(servers)) {
        opened.completeExceptionally(why);
      }
    }
  }

  private void check() {
    MongoLink asked = link;
    if (asked == null || !hasPrimary || rejected || closing) {
      return;
    }
    new SchemaCheck(options, asked)
        .run()
        .whenComplete((nothing, thrown) -> threads.decide(() -> checked(asked, thrown)));
  }

  private void checked(MongoLink asked, @Nullable Throwable thrown) {
    if (asked != link || closing) {
      return;
    }
    if (thrown != null) {
      failed(MongoRefusal.explain(options, thrown));
    } else if (hasPrimary && !rejected) {
      backoff.reset();
      rejectionTold = false;
      serving = new CacheCollection(options, asked);
      opened.complete(null);
      if (closing) {
        serving = null;
      }
    }
  }

  private void failed(RuntimeException why) {
    if (why instanceof StorageRejectedException) {
      rejected(why);
      return;
    }
    if (!rejected) {
      unavailable(why);
    }
    opened.completeExceptionally(why);
    threads.decideLater(
        () -> {
          if (serving == null) {
            check();
          }
        },
        backoff.nextMillis());
  }

  /** Logs it once until the server accepts again, unless who opened the storage was told. */
  private void rejected(RuntimeException why) {
    if (rejected) {
      return;
    }
    rejected = true;
    unavailable(why);
    boolean told = opened.completeExceptionally(why);
    if (!told && !rejectionTold) {
      LOG.log(System.Logger.Level.WARNING, "storage \"{0}\": {1}", name, why.getMessage());
    }
    rejectionTold = true;
    threads.decideLater(
        () -> {
          rejected = false;
          check();
        },
        Backoff.REJECTED_MILLIS);
  }

  private void watchLater() {
    threads.decideLater(this::watch, Math.max(100, options.silenceTimeout().toMillis() / 2));
  }

  private void watch() {
    if (closing) {
      return;
    }
    MongoLink old = link;
    if (old == null) {
      connect();
    } else if (old.isStuck()) {
      link = null;
      unavailable(failure("is not connected: it was silent for too long"));
      var unused = old.close(unavailable);
      connect();
    }
    watchLater();
  }

  private void unavailable(RuntimeException why) {
    unavailable = why;
    serving = null;
  }

  private String tooLate(long millis) {
    String set = options.replicaSet();
    return set == null
        ? "did not answer in " + millis + " ms" + MongoRefusal.FOREIGN_HELP
        : "showed no primary of replica set " + set + " in " + millis + " ms";
  }

  private MongoFailure failure(String what) {
    return new MongoFailure(options + " " + what);
  }
}
