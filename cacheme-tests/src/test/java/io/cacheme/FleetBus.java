package io.cacheme;

import io.cacheme.spi.Bus;
import io.cacheme.spi.BusListener;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One process's connection to a {@link FleetBroker}, which is cut now and then: what is on its way
 * then is lost. Messages come late, but in their order.
 */
final class FleetBus implements Bus {

  private final FleetWorld world;
  private final FleetProcess process;
  private final FleetBroker broker;
  private final Set<String> channels = new HashSet<>();
  private BusListener listener;

  /** The connection as the server knows it; null while it is cut. */
  private Connection connection = new Connection();

  FleetBus(FleetWorld world, FleetProcess process, FleetBroker broker) {
    this.world = world;
    this.process = process;
    this.broker = broker;
    broker.connect(this);
  }

  /** What the server knows of it: a number for each number of channels, another for none. */
  int known() {
    return connection == null ? 0 : 1 + connection.active.size();
  }

  /** One connection: what is on its way through it, what the server sends, what is confirmed. */
  private final class Connection {

    private final Queue<Runnable> inbox = new ArrayDeque<>();
    private final Set<String> active = new HashSet<>();
    private final Set<String> confirmed = new HashSet<>();
    private long last;

    private void send(Runnable what) {
      last = Math.max(last, world.loop.now() + world.message());
      inbox.add(what);
      world.loop.at(last - world.loop.now(), process, this, this::arrive);
    }

    /** The first of what is on its way: of several at one time each event takes the next. */
    private void arrive() {
      if (this == connection) {
        process.now(inbox.remove());
      }
    }

    private void subscribe(Set<String> asked) {
      Set<String> these = Set.copyOf(asked);
      world.loop.at(
          world.loop.upTo(world.shape.latency),
          broker,
          this,
          () -> {
            if (this == connection) {
              active.addAll(these);
              send(() -> confirm(these));
            }
          });
    }

    private void confirm(Set<String> these) {
      process.log(() -> "listens to " + these);
      confirmed.addAll(these);
      world.rules.heaps.connected(process);
      listener.mayHaveMissed();
    }
  }

  @Override
  public void listen(BusListener told) {
    listener = told;
  }

  @Override
  public void subscribe(String channel) {
    if (channels.add(channel) && connection != null) {
      connection.subscribe(Set.of(channel));
    }
  }

  @Override
  public CompletionStage<Void> publish(String channel, String text) {
    int number = world.rules.next();
    FleetBroker.Message message = new FleetBroker.Message(number, process, channel, text);
    CompletableFuture<Void> future = new CompletableFuture<>();
    SimFate fate = world.fate();
    process.log(() -> "publishes " + message.keys + " " + fate);
    if (fate.effect() < 0) {
      fail(future, fate);
      return future;
    }
    world.loop.in(
        fate.effect(),
        broker,
        null,
        () -> {
          broker.publish(message);
          if (fate.fails()) {
            fail(future, fate);
          } else if (fate.reply() >= 0) {
            process.in(fate.reply(), () -> acknowledge(message, future));
          }
        });
    return future;
  }

  private void acknowledge(FleetBroker.Message message, CompletableFuture<Void> future) {
    world.rules.published(message);
    future.complete(null);
  }

  private void fail(CompletableFuture<?> future, SimFate fate) {
    if (fate.reply() >= 0) {
      process.in(
          fate.reply(),
          () -> future.completeExceptionally(new IllegalStateException("a failing bus")));
    }
  }

  /** The server hands on a message. */
  void deliver(FleetBroker.Message message) {
    if (connection != null && connection.active.contains(message.channel())) {
      connection.send(() -> told(message));
    }
  }

  private void told(FleetBroker.Message message) {
    process.log(() -> "is told of " + message.keys + " by " + message.sender);
    world.rules.hears(process, message);
    listener.told(message.channel(), message.text());
    world.rules.told(process, message);
  }

  @Override
  public CompletionStage<Void> sync() {
    CompletableFuture<Void> future = new CompletableFuture<>();
    Connection through = connection;
    if (through == null || !through.confirmed.containsAll(channels)) {
      lost(future);
      return future;
    }
    world.loop.at(
        world.loop.upTo(world.shape.latency),
        broker,
        null,
        () -> {
          if (through == connection) {
            through.send(() -> future.complete(null));
          } else {
            lost(future);
          }
        });
    return future;
  }

  /** It fails, or is never answered. */
  private void lost(CompletableFuture<Void> future) {
    if (world.loop.chance(50)) {
      process.at(
          world.loop.upTo(20),
          () -> future.completeExceptionally(new IllegalStateException("a bus that is cut off")));
    }
  }

  /** What is on its way is lost, and so is what is sent from now on. */
  void cut() {
    process.log(() -> "is cut off");
    world.loop.lost(connection);
    connection = null;
  }

  void restore() {
    if (connection == null) {
      process.log(() -> "connects again");
      connection = new Connection();
      connection.subscribe(channels);
    }
  }
}
