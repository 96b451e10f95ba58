package io.cacheme.testkit.selftest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.cacheme.testkit.FreePort;
import io.cacheme.testkit.StoppableServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server in this process. It keeps hexadecimal digits under keys: "P key digits" is answered
 * "ok", "C key digits seen", which compares, "ok" or "no", and "G key" "+digits" or "-". It has
 * lost all of them when it is started again.
 */
final class ShelfServer implements StoppableServer {

  private final int port;
  private boolean stopped; // guarded by this
  private Life life; // guarded by this

  ShelfServer() {
    try {
      port = FreePort.find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public synchronized boolean isRunning() {
    return life != null;
  }

  @Override
  public synchronized void stop() {
    stopped = true;
  }

  @Override
  public synchronized void cont() {
    stopped = false;
    notifyAll();
  }

  @Override
  public synchronized void kill() {
    if (life != null) {
      life.end();
      life = null;
    }
    cont();
  }

  @Override
  public synchronized void restart() {
    kill();
    life = new Life();
    life.start();
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public String said() {
    return "the shelf on port " + port + " stands";
  }

  private synchronized boolean mayAnswer(Life asked) throws InterruptedException {
    while (stopped && life == asked) {
      wait();
    }
    return life == asked;
  }

  /** What ends when it is killed. */
  private final class Life {

    private final Map<String, String> shelf = new ConcurrentHashMap<>();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final ServerSocket listener;
    private Thread acceptor;

    Life() {
      try {
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(host(), port));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void start() {
      acceptor = run(this::accept);
    }

    /** The system goes on listening until nobody waits for a client any more. */
    void end() {
      close(listener);
      try {
        acceptor.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      clients.forEach(Life::close);
    }

    private void accept() {
      while (!listener.isClosed()) {
        try {
          Socket client = listener.accept();
          clients.add(client);
          run(() -> serve(client));
        } catch (IOException ended) {
          // and so does the loop
        }
      }
    }

    private void serve(Socket client) {
      try (client) {
        BufferedReader requests =
            new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        for (String request = requests.readLine();
            request != null && mayAnswer(this);
            request = requests.readLine()) {
          client.getOutputStream().write((answer(request.split(" ")) + "\n").getBytes(US_ASCII));
        }
      } catch (IOException | InterruptedException gone) {
        // and so is its connection
      } finally {
        clients.remove(client);
      }
    }

    private String answer(String[] request) {
      if (request[0].equals("P")) {
        shelf.put(request[1], request[2]);
        return "ok";
      }
      if (request[0].equals("C")) {
        return shelf.compute(
                    request[1], (key, there) -> isSame(there, request[3]) ? request[2] : there)
                == request[2]
            ? "ok"
            : "no";
      }
      String digits = shelf.get(request[1]);
      return digits == null ? "-" : "+" + digits;
    }

    private static boolean isSame(String there, String seen) {
      return there == null || there.equals(seen);
    }

    private static void close(AutoCloseable socket) {
      try {
        socket.close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    private static Thread run(Runnable task) {
      Thread thread = new Thread(task, "the-shelf");
      thread.setDaemon(true);
      thread.start();
      return thread;
    }
  }
}
