package io.cacheme.compare;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Asks a Redis what it has done, with no driver that a contender could have another version of. */
final class RedisInfo implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  RedisInfo(String url) throws IOException {
    URI uri = URI.create(url);
    socket = new Socket(uri.getHost(), uri.getPort());
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** How often each command was called since the server began. */
  Map<String, Long> calls() throws IOException {
    Map<String, Long> calls = new TreeMap<>();
    lines("commandstats")
        .filter(line -> line.startsWith("cmdstat_"))
        .forEach(
            line ->
                calls.put(
                    line.substring("cmdstat_".length(), line.indexOf(':')),
                    Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(',')))));
    return calls;
  }

  /** How long it has had a processor. */
  double cpuSeconds() throws IOException {
    return lines("cpu")
        .filter(line -> line.startsWith("used_cpu_sys:") || line.startsWith("used_cpu_user:"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
        .sum();
  }

  /** How much memory its data takes. */
  long memoryBytes() throws IOException {
    return lines("memory")
        .filter(line -> line.startsWith("used_memory:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
        .sum();
  }

  /** Removes all it has. */
  void flush() throws IOException {
    String unused = ask("FLUSHALL");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private Stream<String> lines(String section) throws IOException {
    return ask("INFO " + section).lines();
  }

  private String ask(String command) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    String head = line();
    if (head.startsWith("-")) {
      throw new IOException("Redis refused " + command + ": " + head);
    }
    if (!head.startsWith("$")) {
      return head;
    }
    byte[] body = in.readNBytes(Integer.parseInt(head.substring(1)));
    String unused = line();
    return new String(body, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("Redis closed the connection");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }
}
