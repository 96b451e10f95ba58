package io.cacheme.storage.redis;

import io.cacheme.spi.Backoff;
import io.cacheme.spi.Bus;
import io.cacheme.spi.BusListener;
import io.cacheme.spi.Stages;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes over the storage's connections and listens over one of its own, made when it is first
 * wanted. A sign of life goes out over the former, to each server that takes writes, and comes back
 * over the latter: so it shows that these are who is listened to, and not what they were before.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a connection is told elsewhere
final class RedisBus implements Bus {

  private static final System.Logger LOG = System.getLogger(RedisStorage.class.getName());
  private static final String SIGN = ":%sign:";

  private final RedisConnections connections;
  private final RedisOptions options;
  private final Supplier<@Nullable RedisEndpoint> server;
  private final String self = UUID.randomUUID().toString();
  private final AtomicLong count = new AtomicLong();
  private final Map<String, Sign> signs = new ConcurrentHashMap<>();
  private final Backoff backoff = new Backoff();
  private volatile @Nullable BusListener listener;
  private volatile @Nullable RedisDriver driver;
  private volatile boolean closed;
  private volatile String own = "cacheme" + SIGN + self;

  // guarded by this
  private final Set<String> channels = new LinkedHashSet<>();
  private CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
  private RedisDriver.@Nullable Listening listening;
  private boolean connecting;
  private boolean troubleShown;

  /**
   * A bus that is not started.
   *
   * @param server whom to listen to now, or null if nobody is known
   */
  RedisBus(
      RedisConnections connections,
      RedisOptions options,
      Supplier<@Nullable RedisEndpoint> server) {
    this.connections = connections;
    this.options = options;
    this.server = server;
  }

  /** The storage is being opened. */
  void start(RedisDriver started) {
    driver = started;
    if (isWanted()) {
      connect();
    }
  }

  private synchronized boolean isWanted() {
    return !channels.isEmpty();
  }

  @Override
  public void listen(BusListener told) {
    listener = told;
  }

  @Override
  public void subscribe(String channel) {
    RedisDriver.Listening current;
    synchronized (this) {
      if (!channels.add(channel)) {
        return;
      }
      current = listening;
      if (current == null && !connecting) {
        own = ofTheSamePrefix(channel); // which the user has rights for
      }
      if (current != null) {
        ready = ready.thenCombine(confirmed(current, channel), (before, now) -> null);
      }
    }
    if (current == null) {
      connect();
    }
  }

  private String ofTheSamePrefix(String channel) {
    int end = channel.indexOf(":%");
    return (end < 0 ? "cacheme" : channel.substring(0, end)) + SIGN + self;
  }

  @Override
  public CompletionStage<@Nullable Void> publish(String channel, String message) {
    ControlCall<Long> call = ControlCall.publish(channel, message);
    connections.sendControl(call);
    return call.thenApply(receivers -> null);
  }

  @Override
  public CompletionStage<@Nullable Void> sync() {
    RedisDriver started = driver;
    if (closed || started == null) {
      return CompletableFuture.failedFuture(new RedisFailure(options + " is not open"));
    }
    connect();
    Sign sign = new Sign(Long.toString(count.incrementAndGet()));
    CompletableFuture<@Nullable Void> listened;
    synchronized (this) {
      listened = ready;
    }
    listened.whenComplete(
        (nothing, thrown) -> {
          if (thrown == null) {
            sign.ask();
          } else {
            sign.completeExceptionally(Stages.cause(thrown));
          }
        });
    started.later(() -> overdue(sign), options.silenceTimeout().toMillis());
    return sign;
  }

  /** Hangs up, so that nobody is told any more. */
  void close() {
    closed = true;
    hangUp(new RedisFailure(options + " is closed"));
  }

  private void connect() {
    RedisDriver started = driver;
    synchronized (this) {
      if (closed || connecting || listening != null || started == null) {
        return;
      }
      connecting = true;
    }
    RedisEndpoint endpoint = server.get();
    CompletionStage<RedisDriver.Listening> connected =
        endpoint == null
            ? CompletableFuture.failedFuture(
                new RedisFailure("no node of " + options + " is known to serve"))
            : started.listen(endpoint);
    connected.whenComplete(this::connected);
  }

  private void connected(RedisDriver.@Nullable Listening fresh, @Nullable Throwable thrown) {
    if (fresh == null) {
      synchronized (this) {
        connecting = false;
      }
      trouble(String.valueOf(thrown == null ? null : Stages.cause(thrown).getMessage()));
      again();
      return;
    }
    fresh.connection().addListener(new Listener());
    CompletableFuture<@Nullable Void> opened;
    List<CompletableFuture<@Nullable Void>> all = new ArrayList<>();
    synchronized (this) {
      connecting = false;
      listening = fresh;
      opened = ready;
      all.add(confirmed(fresh, own));
      channels.forEach(channel -> all.add(confirmed(fresh, channel)));
    }
    Stages.all(all)
        .whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                subscribed();
                opened.complete(null);
              } else {
                trouble(Stages.cause(failure).getMessage() + RedisRights.BUS_HELP);
                fresh.channel().close(); // all that it listens to, or nothing
              }
            });
    // also at once, if it is lost already
    fresh.channel().closeFuture().addListener(future -> lost(fresh));
    if (closed) {
      fresh.channel().close();
    }
  }

  private static CompletableFuture<@Nullable Void> confirmed(
      RedisDriver.Listening over, String channel) {
    return over.connection().async().subscribe(channel).toCompletableFuture();
  }

  private void subscribed() {
    backoff.reset();
    boolean told;
    synchronized (this) {
      told = troubleShown;
      troubleShown = false;
    }
    if (told && !closed) {
      LOG.log(System.Logger.Level.INFO, "{0} is listened to again", options);
    }
  }

  private void trouble(String why) {
    synchronized (this) {
      if (troubleShown || closed) {
        return;
      }
      troubleShown = true;
    }
    LOG.log(System.Logger.Level.WARNING, options + " cannot be listened to: " + why);
  }

  private void lost(RedisDriver.Listening old) {
    synchronized (this) {
      if (!old.equals(listening)) {
        return;
      }
    }
    hangUp(new RedisFailure(options + " is not listened to: the connection was lost"));
    again();
  }

  private void hangUp(RedisFailure why) {
    CompletableFuture<@Nullable Void> waiting;
    RedisDriver.Listening old;
    synchronized (this) {
      waiting = ready;
      ready = new CompletableFuture<>();
      old = listening;
      listening = null;
    }
    if (old != null) {
      old.channel().close();
    }
    waiting.completeExceptionally(why);
    signs.values().forEach(sign -> sign.completeExceptionally(why));
  }

  private void again() {
    RedisDriver started = driver;
    if (!closed && started != null) {
      started.later(this::connect, backoff.nextMillis());
    }
  }

  /** A connection that brings no signs is half open, or leads to another server than the writes. */
  private void overdue(Sign sign) {
    if (!sign.completeExceptionally(new RedisFailure(options + " gave no sign of life"))) {
      return;
    }
    RedisDriver.Listening current;
    synchronized (this) {
      current = listening;
    }
    if (current != null) {
      current.channel().close();
    }
  }

  /** One question for a sign of life. */
  private final class Sign extends CompletableFuture<@Nullable Void> {

    private final String nonce;
    private final AtomicInteger missing = new AtomicInteger(1); // the one is ask() itself

    Sign(String nonce) {
      this.nonce = nonce;
      signs.put(nonce, this);
      whenComplete((nothing, thrown) -> signs.remove(nonce));
    }

    void ask() {
      List<ControlCall<Long>> sent =
          connections.sendToEach(
              () -> {
                missing.incrementAndGet();
                return ControlCall.publish(own, nonce);
              });
      if (sent.isEmpty()) {
        completeExceptionally(new RedisFailure("no node of " + options + " is known to serve"));
      }
      for (ControlCall<Long> call : sent) {
        call.whenComplete(
            (receivers, thrown) -> {
              if (thrown != null) {
                completeExceptionally(Stages.cause(thrown));
              }
            });
      }
      cameBack();
    }

    void cameBack() {
      if (missing.decrementAndGet() == 0) {
        complete(null);
      }
    }
  }

  /** What comes over the connection. */
  private final class Listener extends RedisPubSubAdapter<String, String> {

    @Override
    public void subscribed(String channel, long subscriptions) {
      BusListener told = listener;
      if (told != null && !closed && !channel.equals(own)) {
        told.mayHaveMissed();
      }
    }

    @Override
    public void message(String channel, String message) {
      BusListener told = listener;
      if (channel.equals(own)) {
        Sign sign = signs.get(message);
        if (sign != null) {
          sign.cameBack();
        }
      } else if (told != null && !closed) {
        told.told(channel, message);
      }
    }
  }
}
