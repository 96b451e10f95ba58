package io.cacheme.testservers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection for setting servers up: one command, one reply. */
final class RedisWire implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 5_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  RedisWire(String host, int port, @Nullable String password) throws IOException {
    this.socket = new Socket();
    socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    if (password != null) {
      ask("AUTH", password);
    }
  }

  /**
   * Sends {@code command} to {@code server} on a connection of its own, and answers the reply: a
   * text, a number, null, or a list of such.
   *
   * @throws UncheckedIOException if it is an error, or there is none
   */
  static @Nullable Object ask(LoopbackServer server, @Nullable String password, String... command) {
    try (RedisWire wire = new RedisWire(server.host(), server.port(), password)) {
      return wire.ask(command);
    } catch (IOException e) {
      throw new UncheckedIOException(
          server.host() + ":" + server.port() + ", " + command[0] + ": " + e, e);
    }
  }

  /** The reply: a text, a number, null, or a list of such; an error throws. */
  @Nullable Object ask(String... command) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(ascii("*" + command.length + "\r\n"));
    for (String part : command) {
      request.writeBytes(ascii("$" + part.length() + "\r\n" + part + "\r\n"));
    }
    out.write(request.toByteArray());
    return read();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private @Nullable Object read() throws IOException {
    String line = line();
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+' -> rest;
      case ':' -> Long.valueOf(rest);
      case '$' -> bulk(Integer.parseInt(rest));
      case '*' -> list(Integer.parseInt(rest));
      default -> throw new IOException(rest);
    };
  }

  private @Nullable String bulk(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    String text = new String(in.readNBytes(length), StandardCharsets.US_ASCII);
    line();
    return text;
  }

  private List<@Nullable Object> list(int length) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      list.add(read());
    }
    return list;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\r'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      line.append((char) c);
    }
    in.read(); // the line feed
    return line.toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
