package io.cacheme.testservers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a Redis executes, by {@code MONITOR}, until it ends this connection or is closed. */
public final class RedisMonitor implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 5_000;

  private final Socket socket;
  private final BufferedReader in;
  private final Thread thread;
  private final List<Executed> executed = new ArrayList<>(); // guarded by itself

  private RedisMonitor(RedisServer server) throws IOException {
    this.socket = new Socket();
    socket.connect(new InetSocketAddress(server.host(), server.port()), TIMEOUT_MILLIS);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    this.in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    this.thread = new Thread(this::read, "monitor of " + server.port());
    if (server.password != null) {
      send("AUTH " + server.password);
    }
    send("MONITOR");
    socket.setSoTimeout(0);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * One command.
   *
   * @param micros when, by the server's clock, since the epoch
   * @param isOfScript whether a script has called it
   * @param words its name, and its arguments as {@code MONITOR} writes them
   */
  public record Executed(long micros, boolean isOfScript, List<String> words) {

    public Executed {
      words = List.copyOf(words);
    }
  }

  /** Begins; what {@code server} executes from now on is seen, that of its master among it. */
  public static RedisMonitor of(RedisServer server) {
    try {
      return new RedisMonitor(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was executed so far. */
  public List<Executed> executed() {
    synchronized (executed) {
      return List.copyOf(executed);
    }
  }

  /** Ends, and answers what was executed. */
  public List<Executed> end() {
    close();
    return executed();
  }

  @Override
  public void close() {
    try {
      socket.close();
      thread.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(String command) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    String answer = in.readLine();
    if (!"+OK".equals(answer)) {
      throw new IOException(command.split(" ", 2)[0] + " was answered by " + answer);
    }
  }

  private void read() {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Executed one = parse(line);
        if (one != null) {
          synchronized (executed) {
            executed.add(one);
          }
        }
      }
    } catch (IOException ignored) {
      // the server, or close(), has ended it, which is how it ends
    }
  }

  /** As {@code +1339518083.107412 [0 127.0.0.1:60866] "SET" "a" "\x01"}; null for another. */
  static @Nullable Executed parse(String line) {
    int point = line.indexOf('.');
    int bracket = line.indexOf(" [");
    int end = line.indexOf("] ");
    if (!line.startsWith("+") || point < 0 || bracket < point || end < bracket) {
      return null;
    }
    long seconds = Long.parseLong(line.substring(1, point));
    long micros = Long.parseLong(line.substring(point + 1, bracket));
    return new Executed(
        TimeUnit.SECONDS.toMicros(seconds) + micros,
        line.substring(bracket, end).endsWith(" lua"),
        words(line.substring(end + 2)));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++; // what it escapes is no end
      } else if (c == '"' && begin < 0) {
        begin = i + 1;
      } else if (c == '"') {
        words.add(text.substring(begin, i));
        begin = -1;
      }
    }
    return words;
  }
}
