package io.cacheme.storage.redis;

import io.cacheme.spi.Backoff;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StoredValue;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One place for a connection: connects, hands calls to the connection there is, and connects anew
 * when it is lost. The driver's own reconnection is not used: it sends again what was under way, so
 * that a write whose caller has given up could overwrite a later one.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
final class RedisLane {

  private final RedisEndpoint endpoint;
  private final RedisDriver driver;
  private final Runnable onTrouble;
  private final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
  private volatile @Nullable RedisLink link;
  private volatile Throwable unavailable;
  private @Nullable Object attempt; // to connect, guarded by this
  private volatile boolean closed;
  private final Backoff backoff = new Backoff();

  /** A place that is not connected; {@code onTrouble} is told when it is not or no more. */
  RedisLane(RedisEndpoint endpoint, RedisDriver driver, Runnable onTrouble) {
    this.endpoint = endpoint;
    this.driver = driver;
    this.onTrouble = onTrouble;
    this.unavailable = new RedisFailure(endpoint + " is not connected yet");
  }

  /** The one among {@code lanes} that commands about {@code key} take. */
  static RedisLane of(RedisLane[] lanes, String key) {
    return lanes.length == 1
        ? lanes[0]
        : lanes[Math.floorMod(key.hashCode() * 0x9E3779B9, lanes.length)];
  }

  /** Connects. The stage tells of the first attempt; others follow by themselves. */
  CompletableFuture<@Nullable Void> open() {
    connect();
    return opened;
  }

  void send(RedisCall<?> call) {
    RedisLink current = link;
    if (current == null) {
      call.completeExceptionally(unavailable);
    } else {
      current.submit(call);
    }
  }

  /** As {@link #send}, right after an {@code ASKING}. */
  void sendAsking(RedisCall<?> call) {
    RedisLink current = link;
    if (current == null) {
      call.completeExceptionally(unavailable);
    } else {
      current.submitPair(ControlCall.asking(), call);
    }
  }

  /** Ends, however it ends, once all calls sent before have an answer or a failure. */
  CompletableFuture<@Nullable Void> fence() {
    ControlCall<@Nullable Void> ping = ControlCall.ping();
    RedisLink current = link;
    if (current == null) {
      ping.completeExceptionally(unavailable);
    } else {
      current.submitAlways(ping);
    }
    return ping;
  }

  /** Whether it is connected to a server that may be expected to answer. */
  boolean isServing() {
    RedisLink current = link;
    return current != null && current.isServing();
  }

  /** How many bytes have arrived over the connection that it has. */
  long heardBytes() {
    RedisLink current = link;
    return current == null ? 0 : current.heardBytes();
  }

  /** Fails what is under way, and what still comes; the driver, about to be closed, hangs up. */
  void close() {
    RedisLink current = end();
    if (current != null) {
      current.abandon(unavailable);
    }
    opened.completeExceptionally(unavailable);
  }

  /** Hangs up, while the driver goes on. */
  void retire() {
    RedisLink current = end();
    if (current != null) {
      current.close(unavailable);
    }
    opened.completeExceptionally(unavailable);
  }

  /**
   * Connects anew, unless it is connected to {@code master}. An attempt that is under way is given
   * up, for the old master may let it wait.
   */
  void moveTo(InetSocketAddress master) {
    RedisLink current;
    boolean isConnecting;
    synchronized (this) {
      current = link;
      isConnecting = attempt != null;
    }
    if (current != null && !current.leadsTo(master)) {
      current.close(new RedisFailure(endpoint + " has another master now"));
    } else if (isConnecting) {
      connect();
    }
  }

  private @Nullable RedisLink end() {
    closed = true;
    unavailable = new RedisFailure(endpoint + " is closed");
    RedisLink current = link;
    link = null;
    return current;
  }

  private void connect() {
    if (!closed) {
      Object mine = new Object();
      synchronized (this) {
        attempt = mine;
      }
      driver.connect(endpoint).whenComplete((channel, thrown) -> connected(mine, channel, thrown));
    }
  }

  private void connected(Object mine, @Nullable Channel channel, @Nullable Throwable thrown) {
    if (channel == null) {
      failed(mine, RedisRefusal.explain(endpoint, thrown));
      return;
    }
    if (!isUnderWay(mine)) {
      channel.close();
      return;
    }
    RedisLink fresh = new RedisLink(channel, endpoint, onTrouble);
    ControlCall<@Nullable StoredValue> server = ControlCall.info("server");
    fresh.submitAlways(server);
    if (endpoint.options().sentinel() == null) {
      server.whenComplete(
          (answer, ignored) -> met(mine, channel, fresh, ServerReport.of(answer, null)));
      return;
    }
    ControlCall<@Nullable StoredValue> replication = ControlCall.info("replication");
    fresh.submitAlways(replication); // answered after the other
    server
        .exceptionally(ignored -> null)
        .thenAcceptBoth(
            replication.exceptionally(ignored -> null),
            (answer, role) -> met(mine, channel, fresh, ServerReport.of(answer, role)));
  }

  /** Its own word comes before all calls: whether it is what the options say. */
  private void met(Object mine, Channel channel, RedisLink fresh, ServerReport report) {
    RuntimeException end = fresh.ended();
    if (end != null) {
      failed(mine, end);
      return;
    }
    RuntimeException refusal = report.refusal(endpoint);
    if (refusal != null) {
      fresh.close(refusal);
      failed(mine, refusal);
      return;
    }
    if (isUnderWay(mine)) {
      driver.accepted(endpoint, report); // before anybody sends it a call
    }
    if (!ends(mine, fresh)) {
      fresh.close(new RedisFailure(endpoint + " has another master now"));
      return;
    }
    backoff.reset();
    channel.closeFuture().addListener(future -> lost(fresh));
    if (closed) {
      link = null;
      fresh.close(unavailable);
    }
    opened.complete(null);
  }

  private void lost(RedisLink old) {
    RedisFailure reason = new RedisFailure(endpoint + " is not connected: the connection was lost");
    if (link == old) {
      link = null;
      unavailable = closed ? unavailable : reason;
    }
    old.close(reason);
    onTrouble.run();
    again(backoff.nextMillis());
  }

  private synchronized boolean isUnderWay(Object mine) {
    return attempt == mine;
  }

  /** With what it led to; false if there is another attempt since. */
  private synchronized boolean ends(Object mine, @Nullable RedisLink fresh) {
    if (attempt != mine) {
      return false;
    }
    attempt = null;
    link = fresh;
    return true;
  }

  private void failed(Object mine, RuntimeException reason) {
    if (!ends(mine, null)) {
      return;
    }
    if (!closed) {
      unavailable = reason;
    }
    boolean rejected = reason instanceof StorageRejectedException;
    boolean first = opened.completeExceptionally(reason);
    if (rejected) {
      driver.rejected(first ? null : reason.getMessage());
    }
    onTrouble.run();
    again(rejected ? Backoff.REJECTED_MILLIS : backoff.nextMillis());
  }

  private void again(long delayMillis) {
    if (!closed) {
      driver.later(this::connect, delayMillis);
    }
  }
}
