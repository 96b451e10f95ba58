package io.cacheme.storage.redis;

import io.cacheme.spi.Backoff;
import io.cacheme.spi.Stages;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens to one Sentinel, which says when it takes another server for the master. The old one, if
 * it lives, is told some ten seconds later, and only then ends its connections; what it takes
 * meanwhile is lost. Where nothing is heard of it, that is when the storage learns of it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a connection is told elsewhere
final class SentinelEar {

  private static final System.Logger LOG = System.getLogger(RedisStorage.class.getName());
  private static final String SWITCHED = "+switch-master";

  private final RedisEndpoint endpoint;
  private final RedisDriver driver;
  private final Supplier<CompletionStage<RedisDriver.Listening>> connecting;
  private final Consumer<InetSocketAddress> onSwitch;
  private final Backoff backoff = new Backoff();
  private final AtomicBoolean refusalLogged = new AtomicBoolean();
  private volatile boolean closed;

  /** One that does not listen yet; {@code onSwitch} is told of each new master. */
  SentinelEar(
      RedisEndpoint endpoint,
      RedisDriver driver,
      Supplier<CompletionStage<RedisDriver.Listening>> connecting,
      Consumer<InetSocketAddress> onSwitch) {
    this.endpoint = endpoint;
    this.driver = driver;
    this.connecting = connecting;
    this.onSwitch = onSwitch;
  }

  /** Connects; whenever the connection is lost, or cannot be had, it tries again. */
  void connect() {
    if (!closed) {
      connecting.get().whenComplete((fresh, thrown) -> connected(fresh));
    }
  }

  /** Does not connect any more; the driver, about to be closed, hangs up. */
  void close() {
    closed = true;
  }

  /** That there is none is nothing to be said: any Sentinel will do, and who connects says why. */
  private void connected(RedisDriver.@Nullable Listening fresh) {
    if (fresh == null) {
      again();
      return;
    }
    fresh.connection().addListener(new Listener());
    fresh
        .connection()
        .async()
        .subscribe(SWITCHED)
        .whenComplete((nothing, thrown) -> subscribed(fresh, thrown));
    fresh.channel().closeFuture().addListener(future -> again());
  }

  private void subscribed(RedisDriver.Listening fresh, @Nullable Throwable thrown) {
    if (thrown == null) {
      backoff.reset();
      return;
    }
    if (fresh.channel().isActive() && refusalLogged.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0}: a Sentinel ({1}) does not say when another server becomes the master: {2}\n"
              + "    help:  let its user listen: ACL SETUSER name +subscribe &{3}; until then what is"
              + " written in the first seconds of a failover may be lost",
          endpoint,
          fresh.channel().remoteAddress(),
          Stages.cause(thrown).getMessage(),
          SWITCHED);
    }
    fresh.channel().close();
  }

  private void again() {
    if (!closed) {
      driver.later(this::connect, backoff.nextMillis());
    }
  }

  /** As {@code mymaster 10.0.0.1 6379 10.0.0.2 6379}: its name, the old address, the new one. */
  private void told(String message) {
    String[] words = message.split(" ", -1);
    if (words.length == 5 && words[0].equals(endpoint.options().sentinel())) {
      onSwitch.accept(address(words[3], Integer.parseInt(words[4])));
    }
  }

  /** A name is not asked for here; it is no server's address then, and all are left. */
  private static InetSocketAddress address(String host, int port) {
    byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
    try {
      return literal == null
          ? InetSocketAddress.createUnresolved(host, port)
          : new InetSocketAddress(InetAddress.getByAddress(literal), port);
    } catch (UnknownHostException e) { // of a length that no address has
      throw new IllegalStateException(e);
    }
  }

  /** What comes over the connection. */
  private final class Listener extends RedisPubSubAdapter<String, String> {

    @Override
    public void message(String channel, String message) {
      told(message);
    }
  }
}
