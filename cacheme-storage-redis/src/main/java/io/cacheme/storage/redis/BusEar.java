package io.cacheme.storage.redis;

import io.cacheme.spi.Backoff;
import io.cacheme.spi.Stages;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Listens to one server over a connection of its own, made when it is first wanted, and anew
 * whenever it is lost: when it breaks, when the server counts nobody who listens, or when a sign of
 * life that the server has taken does not come back. It listens to all channels or to none.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a connection is told elsewhere
final class BusEar {

  private static final System.Logger LOG = System.getLogger(RedisStorage.class.getName());

  /** So many keys leave out one of all slots of a cluster with a probability of 0.2 %. */
  private static final int MOST_KEYS = 100_000;

  private final RedisBus bus;
  private final RedisDriver driver;
  private final Backoff backoff = new Backoff();
  private final AtomicLong count = new AtomicLong();
  private final Map<String, BusSign> signs = new ConcurrentHashMap<>();

  private volatile BusServer server;
  private volatile String writtenKey = "";

  // guarded by this
  private final Set<String> heard = ConcurrentHashMap.newKeySet(); // read without
  private final Set<String> wanted;
  private final Set<String> troubles = new HashSet<>();
  private String own = "";
  private CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
  private RedisDriver.@Nullable Listening listening;
  private @Nullable Object attempt; // to connect
  private boolean closed;

  /** One that does not listen yet, and is to listen to {@code channels}. */
  BusEar(RedisBus bus, BusServer server, RedisDriver driver, Collection<String> channels) {
    this.bus = bus;
    this.server = server;
    this.driver = driver;
    this.wanted = new LinkedHashSet<>(channels);
  }

  BusServer server() {
    return server;
  }

  /** The same server, of which more is known. */
  void server(BusServer known) {
    server = known;
  }

  /** Whether {@code channel} is listened to. */
  boolean hears(String channel) {
    return heard.contains(channel);
  }

  /** Connects, unless that is done or under way. */
  void connect() {
    synchronized (this) {
      if (attempt != null) {
        return;
      }
    }
    attempt();
  }

  private void attempt() {
    Object mine = new Object();
    synchronized (this) {
      if (closed || listening != null) {
        return;
      }
      attempt = mine;
    }
    driver
        .listen(server.endpoint())
        .whenComplete((fresh, thrown) -> connected(mine, fresh, thrown));
  }

  /** Listens to one channel more. */
  void subscribe(String channel) {
    RedisDriver.Listening current;
    synchronized (this) {
      wanted.add(channel);
      current = listening;
      if (current != null) {
        CompletableFuture<@Nullable Void> before = ready;
        ready = new CompletableFuture<>();
        ready.whenComplete((nothing, thrown) -> end(before, thrown));
      }
    }
    if (current == null) {
      connect();
    } else {
      subscribe(current, List.of(channel));
    }
  }

  /** Asks for a sign of life, once it listens; fails where that does not come about. */
  BusSign sign() {
    connect();
    BusSign sign = new BusSign(this, Long.toString(count.incrementAndGet()));
    CompletableFuture<@Nullable Void> listened;
    synchronized (this) {
      listened = ready;
    }
    listened.whenComplete(
        (nothing, thrown) -> {
          RedisDriver.Listening current = current();
          if (thrown != null || current == null) {
            sign.completeExceptionally(
                thrown == null ? failure("the connection was lost") : Stages.cause(thrown));
          } else {
            signs.put(sign.nonce(), sign);
            sign.whenComplete((ended, failure) -> signs.remove(sign.nonce()));
            sign.ask(own(), current);
          }
        });
    return sign;
  }

  /** Hangs up for good. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    hangUp(new RedisFailure(server.endpoint() + " is closed"));
  }

  /** It hears what it is told to hear, as a sign shows. */
  void isWell() {
    backoff.reset();
  }

  /** Gives {@code old} up, if it is still what is listened to, and connects anew. */
  void replace(RedisDriver.Listening old) {
    old.channel().close();
  }

  /** Connects anew, unless it listens to {@code master}, and gives up what is under way. */
  void moveTo(InetSocketAddress master) {
    RedisDriver.Listening current;
    boolean isConnecting;
    synchronized (this) {
      current = listening;
      isConnecting = attempt != null;
    }
    if (current != null && !master.equals(current.channel().remoteAddress())) {
      replace(current);
    } else if (isConnecting) {
      attempt();
    }
  }

  /** Calls {@code task} when a server must have been heard by. */
  void whenSilent(Runnable task) {
    driver.later(task, bus.options().silenceTimeout().toMillis());
  }

  /** A key for signs of life that the server writes, if it writes any. */
  String writtenKey(String channel) {
    String before = writtenKey;
    if (before.startsWith(channel) && server.serves(before)) {
      return before;
    }
    String key = channel;
    for (int i = 0; i < MOST_KEYS && !server.serves(key); i++) {
      key = channel + i;
    }
    writtenKey = key;
    return key;
  }

  RedisFailure failure(String why) {
    return new RedisFailure(server.endpoint() + " is not listened to: " + why);
  }

  private synchronized RedisDriver.@Nullable Listening current() {
    return listening;
  }

  private void connected(
      Object mine, RedisDriver.@Nullable Listening fresh, @Nullable Throwable thrown) {
    synchronized (this) {
      if (attempt != mine) {
        if (fresh != null) {
          fresh.channel().close();
        }
        return;
      }
    }
    if (fresh == null) {
      RuntimeException why = RedisRefusal.explain(server.endpoint(), thrown);
      CompletableFuture<@Nullable Void> waiting;
      synchronized (this) {
        attempt = null;
        waiting = anew();
      }
      trouble("", String.valueOf(why.getMessage()).replace(server.endpoint() + " ", "it "));
      waiting.completeExceptionally(why);
      again();
      return;
    }
    fresh.connection().addListener(new Listener(fresh));
    List<String> all;
    synchronized (this) {
      attempt = null;
      listening = fresh;
      own = bus.own();
      all = new ArrayList<>(wanted);
      all.add(own);
    }
    subscribe(fresh, all);
    // also at once, if it is lost already
    fresh.channel().closeFuture().addListener(future -> lost(fresh));
    if (isClosed()) {
      fresh.channel().close();
    }
  }

  private void subscribe(RedisDriver.Listening over, List<String> names) {
    over.connection()
        .async()
        .subscribe(names.toArray(String[]::new))
        .whenComplete(
            (nothing, thrown) -> {
              if (thrown != null) {
                refused(over, String.valueOf(Stages.cause(thrown).getMessage()));
              }
            });
    whenSilent(
        () -> {
          if (!heard.containsAll(names)) {
            replace(over);
          }
        });
  }

  private void refused(RedisDriver.Listening over, String error) {
    if (over.channel().isActive()) { // or it was no answer
      String help = RedisRights.busHelp(error, own());
      trouble(help, "SUBSCRIBE failed: " + error + help);
      replace(over);
    }
  }

  private void confirmed(RedisDriver.Listening over, String channel) {
    boolean wasAnnounced = bus.isAnnounced(channel);
    boolean isLoss;
    CompletableFuture<@Nullable Void> done;
    synchronized (this) {
      if (!over.equals(listening)) {
        return;
      }
      isLoss = wasAnnounced && heard.stream().noneMatch(bus::isAnnounced);
      heard.add(channel);
      done = heard.contains(own) && heard.containsAll(wanted) ? ready : null;
    }
    if (isLoss) {
      bus.mayHaveMissed();
    }
    bus.announce();
    if (done != null) {
      recovered();
      done.complete(null);
    }
  }

  private void recovered() {
    boolean told;
    synchronized (this) {
      told = !troubles.isEmpty();
      troubles.clear();
    }
    if (told && !isClosed()) {
      LOG.log(System.Logger.Level.INFO, "{0} is listened to again", server.endpoint());
    }
  }

  /** Logs, once of each kind, until it is well again. */
  private void trouble(String kind, String why) {
    synchronized (this) {
      if (closed || bus.isClosed() || !troubles.add(kind)) {
        return;
      }
    }
    LOG.log(System.Logger.Level.WARNING, server.endpoint() + " cannot be listened to: " + why);
  }

  private void lost(RedisDriver.Listening old) {
    if (old.equals(current())) {
      hangUp(failure("the connection was lost"));
      again();
    }
  }

  private void hangUp(RedisFailure why) {
    CompletableFuture<@Nullable Void> waiting;
    RedisDriver.Listening old;
    synchronized (this) {
      waiting = anew();
      old = listening;
      listening = null;
      heard.clear();
    }
    if (old != null) {
      old.channel().close();
    }
    waiting.completeExceptionally(why);
    signs.values().forEach(sign -> sign.completeExceptionally(why));
  }

  private CompletableFuture<@Nullable Void> anew() {
    CompletableFuture<@Nullable Void> before = ready;
    ready = new CompletableFuture<>();
    return before;
  }

  private void again() {
    if (!isClosed()) {
      driver.later(this::connect, backoff.nextMillis());
    }
  }

  private static void end(CompletableFuture<@Nullable Void> stage, @Nullable Throwable thrown) {
    if (thrown == null) {
      stage.complete(null);
    } else {
      stage.completeExceptionally(thrown);
    }
  }

  private synchronized String own() {
    return own;
  }

  private synchronized boolean isClosed() {
    return closed || bus.isClosed();
  }

  /** What comes over the connection. */
  private final class Listener extends RedisPubSubAdapter<String, String> {

    private final RedisDriver.Listening over;

    Listener(RedisDriver.Listening over) {
      this.over = over;
    }

    @Override
    public void subscribed(String channel, long subscriptions) {
      confirmed(over, channel);
    }

    @Override
    public void message(String channel, String message) {
      if (!channel.equals(own())) {
        bus.told(channel, message);
        return;
      }
      BusSign sign = signs.get(message);
      if (sign != null) {
        sign.cameBack();
      }
    }
  }
}
