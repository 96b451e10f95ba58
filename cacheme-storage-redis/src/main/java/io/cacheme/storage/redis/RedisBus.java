package io.cacheme.storage.redis;

import io.cacheme.spi.Bus;
import io.cacheme.spi.BusListener;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageUrl;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Publishes over the storage's connections, and listens to each server that takes writes over a
 * connection of its own, a {@link BusEar}. What is published at one node of a cluster comes from
 * all of them. But the nodes do not see to it that it arrives: a link between two of them that
 * breaks loses messages, and nobody learns of it. So only what comes straight from a server counts.
 */
final class RedisBus implements Bus {

  private static final String SIGN = ":%sign:";

  private final RedisConnections connections;
  private final RedisOptions options;
  private final String self = UUID.randomUUID().toString();
  private volatile @Nullable BusListener listener;
  private volatile @Nullable RedisDriver driver;
  private volatile boolean closed;
  private volatile String own = "cacheme" + SIGN + self;

  // guarded by this
  private final Set<String> channels = new LinkedHashSet<>();
  private final Set<String> announced = new LinkedHashSet<>();
  private final Map<StorageUrl.Host, BusEar> ears = new HashMap<>();

  /** A bus that is not started. */
  RedisBus(RedisConnections connections, RedisOptions options) {
    this.connections = connections;
    this.options = options;
  }

  /** The storage is being opened. */
  void start(RedisDriver started) {
    driver = started;
  }

  /** These are the servers that take writes from now on. */
  void follow(Collection<BusServer> servers) {
    RedisDriver started = driver;
    if (closed || started == null) {
      return;
    }
    List<BusEar> fresh = new ArrayList<>();
    List<BusEar> gone = new ArrayList<>();
    boolean isWanted;
    synchronized (this) {
      Map<StorageUrl.Host, BusEar> before = new HashMap<>(ears);
      ears.clear();
      for (BusServer server : servers) {
        StorageUrl.Host host = server.endpoint().host();
        BusEar ear = before.remove(host);
        if (ear == null) {
          ear = new BusEar(this, server, started, channels);
          fresh.add(ear);
        } else {
          ear.server(server);
        }
        ears.put(host, ear);
      }
      gone.addAll(before.values());
      isWanted = !channels.isEmpty();
    }
    gone.forEach(BusEar::close);
    if (isWanted) {
      fresh.forEach(BusEar::connect);
    }
    announce();
    if (closed) {
      close();
    }
  }

  @Override
  public void listen(BusListener told) {
    listener = told;
  }

  @Override
  public void subscribe(String channel) {
    synchronized (this) {
      if (channels.isEmpty()) {
        own = RedisRights.prefix(channel) + SIGN + self; // which the user has rights for
      }
      if (!channels.add(channel)) {
        return;
      }
    }
    ears().forEach(ear -> ear.subscribe(channel));
  }

  @Override
  public CompletionStage<@Nullable Void> publish(String channel, String message) {
    ControlCall<Long> call = ControlCall.publish(channel, message);
    connections.sendControl(call);
    return call.thenApply(receivers -> null);
  }

  @Override
  public CompletionStage<@Nullable Void> sync() {
    if (closed || driver == null) {
      return CompletableFuture.failedFuture(new RedisFailure(options + " is not open"));
    }
    List<BusEar> all = ears();
    if (all.isEmpty()) {
      return CompletableFuture.failedFuture(
          new RedisFailure("no node of " + options + " is known to serve"));
    }
    return Stages.all(all.stream().map(BusEar::sign).toList());
  }

  /** Hangs up, so that nobody is told any more. */
  void close() {
    closed = true;
    ears().forEach(BusEar::close);
  }

  boolean isClosed() {
    return closed;
  }

  RedisOptions options() {
    return options;
  }

  /** Where signs of life go, and come back from; of the same prefix as the other channels. */
  String own() {
    return own;
  }

  /** A message has come. */
  void told(String channel, String message) {
    BusListener told = listener;
    if (told != null && !closed) {
      told.told(channel, message);
    }
  }

  /** Messages may have been lost between two connections to one server. */
  void mayHaveMissed() {
    BusListener told = listener;
    if (told != null && !closed) {
      told.mayHaveMissed();
    }
  }

  /** Sentinels have named {@code master}: nobody else is listened to any more. */
  void moveTo(InetSocketAddress master) {
    ears().forEach(ear -> ear.moveTo(master));
  }

  /** Whether it was said of {@code channel} that it is listened to. */
  synchronized boolean isAnnounced(String channel) {
    return announced.contains(channel);
  }

  /** Says of each channel, once, that all servers are listened to there. */
  void announce() {
    int fresh = 0;
    synchronized (this) {
      for (String channel : channels) {
        boolean isHeard =
            !ears.isEmpty() && ears.values().stream().allMatch(ear -> ear.hears(channel));
        if (isHeard && announced.add(channel)) {
          fresh++;
        }
      }
    }
    for (int i = 0; i < fresh; i++) {
      mayHaveMissed();
    }
  }

  private synchronized List<BusEar> ears() {
    return List.copyOf(ears.values());
  }
}
