package io.cacheme.storage.mongodb;

import com.mongodb.connection.ClusterDescription;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerHeartbeatSucceededEvent;
import com.mongodb.event.ServerMonitorListener;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.cacheme.spi.TimeSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * One driver with its connections, and the calls that it has. When it is given up they fail at
 * once, whatever the driver does with them.
 */
final class MongoLink {

  private static final long SLACK_NANOS = 1_000_000_000;

  private final MongoOptions options;
  private final TimeSource time;
  private final MongoThreads threads;
  private final ExecutorService io;
  private final Set<PublisherCall<?, ?>> underWay = ConcurrentHashMap.newKeySet();
  private final MongoClient client;
  private volatile long heardNanos = System.nanoTime();
  private volatile long serverAheadMillis;
  private volatile @Nullable RuntimeException givenUp;

  /**
   * Begins to connect.
   *
   * @param changed told of what the driver learns about the servers, on the driver's threads
   */
  MongoLink(
      MongoOptions options,
      TimeSource time,
      MongoThreads threads,
      BiConsumer<MongoLink, ClusterDescription> changed) {
    this.options = options;
    this.time = time;
    this.threads = threads;
    this.io = threads.newIo();
    this.client = MongoClients.create(DriverSettings.of(options, io, new Ear(changed)));
  }

  MongoDatabase database() {
    return client.getDatabase(options.database());
  }

  /** Subscribes to a publisher of one element or none. */
  <T> CompletableFuture<@Nullable T> last(Publisher<T> publisher) {
    return last(publisher, this::explain);
  }

  <T> CompletableFuture<@Nullable T> last(
      Publisher<T> publisher, Function<Throwable, RuntimeException> explain) {
    return follow(publisher, new LastOf<>(threads, io, explain));
  }

  /** Subscribes to a publisher of many elements. */
  <T> CompletableFuture<List<T>> all(Publisher<T> publisher) {
    return all(publisher, this::explain);
  }

  <T> CompletableFuture<List<T>> all(
      Publisher<T> publisher, Function<Throwable, RuntimeException> explain) {
    return follow(publisher, new AllOf<>(threads, io, explain));
  }

  RuntimeException explain(Throwable thrown) {
    return MongoRefusal.explain(options, thrown);
  }

  /**
   * By how much the clock of the server that takes writes is ahead of this process's, which may be
   * negative. As of the last look at it, less the time that the answer took to come.
   */
  long serverAheadMillis() {
    return serverAheadMillis;
  }

  /** Looks at the clock in what a server said of itself, if it is the one that takes writes. */
  void learnTime(BsonDocument said) {
    boolean takesWrites =
        Stream.of("isWritablePrimary", "ismaster")
            .anyMatch(field -> BsonBoolean.TRUE.equals(said.get(field)));
    if (takesWrites && said.isDateTime("localTime")) {
      serverAheadMillis = said.getDateTime("localTime").getValue() - time.epochMillis();
    }
  }

  /**
   * Whether a call or a look at the servers does not end, although all that the driver waits for
   * has its time limit: it has none for connecting and for writing.
   */
  boolean isStuck() {
    long nanos = 2 * options.silenceTimeout().toNanos() + SLACK_NANOS;
    long now = System.nanoTime();
    return now - heardNanos > nanos
        || underWay.stream().anyMatch(call -> call.ageNanos(now) > nanos);
  }

  /** Fails what is under way and what still comes. The connections end by themselves. */
  CompletableFuture<@Nullable Void> close(RuntimeException why) {
    givenUp = why;
    underWay.forEach(call -> call.completeExceptionally(why));
    CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    threads.apart( // it asks the server to end sessions, and may wait for that
        () -> {
          try {
            client.close();
          } finally {
            closed.complete(null);
          }
        });
    return closed;
  }

  private <T, R> PublisherCall<T, R> follow(Publisher<T> publisher, PublisherCall<T, R> call) {
    underWay.add(call);
    var unused = call.whenComplete((value, thrown) -> underWay.remove(call));
    RuntimeException why = givenUp;
    if (why != null) {
      call.completeExceptionally(why);
      return call;
    }
    try {
      publisher.subscribe(call);
    } catch (RuntimeException e) { // the driver was closed meanwhile
      call.onError(e);
    }
    return call;
  }

  private final class Ear implements ClusterListener, ServerMonitorListener {

    private final BiConsumer<MongoLink, ClusterDescription> changed;

    Ear(BiConsumer<MongoLink, ClusterDescription> changed) {
      this.changed = changed;
    }

    @Override
    public void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
      changed.accept(MongoLink.this, event.getNewDescription());
    }

    @Override
    public void serverHeartbeatSucceeded(ServerHeartbeatSucceededEvent event) {
      heardNanos = System.nanoTime();
      learnTime(event.getReply());
    }

    @Override
    public void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
      heardNanos = System.nanoTime();
    }
  }
}
