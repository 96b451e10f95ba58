package io.cacheme.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server, and does to their connections what networks do. A fault
 * lasts until {@link #heal}; those that say so work once. For one thread, the test's.
 */
public final class FaultProxy implements AutoCloseable {

  private static final int ATTEMPTS = 5;
  private static final int CONNECT_MILLIS = 2_000;

  private final InetSocketAddress server;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger ended = new AtomicInteger();
  private final Faults faults = new Faults();
  private final int port;
  private volatile Listener listener;
  private volatile @Nullable ProxiedConnection newest;
  private volatile boolean closed;

  private FaultProxy(InetSocketAddress server) {
    this.server = server;
    this.listener = listenAnywhere();
    this.port = listener.socket().getLocalPort();
  }

  /** A proxy on a free port of the loopback. */
  public static FaultProxy to(String host, int port) {
    return new FaultProxy(new InetSocketAddress(host, port));
  }

  /** The port it listens on, the same after {@link #refuse} and {@link #heal}. */
  public int port() {
    return port;
  }

  /** How many connections are open. */
  public int connections() {
    return connections.size();
  }

  /** How many connections have ended so far, whoever ended them. */
  public int ended() {
    return ended.get();
  }

  /** Holds every piece of data back for {@code delay}, in both directions. */
  public void delay(Duration delay) {
    faults.delay(delay);
  }

  /** Lets nothing through and closes nothing. After {@link #heal} everything arrives, late. */
  public void blackhole() {
    faults.hold(true);
  }

  /** Once: lets nothing more through on the connections of now, for ever; new ones work. */
  public void halfOpen() {
    connections.forEach(ProxiedConnection::abandon);
  }

  /**
   * Once: lets nothing more through on the connection that was made last, for ever, and closes
   * neither half of it: server and client both take it for a good one.
   */
  public void muteNewest() {
    ProxiedConnection last = newest;
    if (last == null) {
      throw new IllegalStateException("no connection was made yet");
    }
    last.mute();
  }

  /** Once: resets the connections of now. */
  public void reset() {
    connections.forEach(ProxiedConnection::reset);
  }

  /** Resets a connection after {@code bytes} more bytes of replies: in the middle of one. */
  public void resetAfter(long bytes) {
    faults.resetAfter(bytes);
  }

  /** Resets the connections of now and refuses new ones. */
  public void refuse() {
    closeListener();
    reset();
  }

  /** Passes data on in pieces of {@code bytes}. */
  public void slice(int bytes) {
    faults.slice(bytes);
  }

  /** Flips a bit of every {@code n}th byte of the replies. */
  public void corrupt(int n) {
    faults.corrupt(n);
  }

  /** Ends all faults. */
  public void heal() {
    faults.heal();
    if (listener.socket().isClosed()) {
      listener = listen(port);
    }
  }

  /** Ends the proxy and all its connections. */
  @Override
  public void close() {
    closed = true;
    closeListener();
    faults.heal();
    reset();
  }

  private Listener listenAnywhere() {
    for (int attempt = 1; ; attempt++) {
      try {
        return listen(FreePort.find());
      } catch (IOException | UncheckedIOException e) {
        if (attempt == ATTEMPTS) {
          throw new IllegalStateException("the proxy finds no free port of the loopback", e);
        }
      }
    }
  }

  private Listener listen(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(FreePort.loopback(), port));
      Thread thread = new Thread(() -> accept(socket), "fault-proxy-" + socket.getLocalPort());
      thread.setDaemon(true);
      thread.start();
      return new Listener(socket, thread);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        open(socket.accept());
      } catch (IOException ignored) {
        // closed, or the client is gone again
      }
    }
  }

  private void open(Socket client) throws IOException {
    Socket upstream = new Socket();
    try {
      upstream.connect(server, CONNECT_MILLIS);
    } catch (IOException e) {
      client.setSoLinger(true, 0);
      client.close();
      return;
    }
    ProxiedConnection connection = new ProxiedConnection(client, upstream, faults);
    connections.add(connection);
    newest = connection;
    connection.start(() -> ended(connection));
    if (closed) {
      connection.reset();
    }
  }

  private void ended(ProxiedConnection connection) {
    if (connections.remove(connection)) { // the first of its two directions
      ended.incrementAndGet();
    }
  }

  /** The system goes on accepting connections until nobody waits for one any more. */
  private void closeListener() {
    try {
      listener.socket().close();
      listener.thread().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private record Listener(ServerSocket socket, Thread thread) {}
}
