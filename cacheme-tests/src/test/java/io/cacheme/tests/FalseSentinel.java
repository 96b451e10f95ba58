package io.cacheme.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Says, as a Sentinel would, that the master is where it likes; it lives, and knows nothing else.
 */
final class FalseSentinel implements AutoCloseable {

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final String master;

  /** {@code port} is the master's, on this machine. */
  FalseSentinel(int port) throws IOException {
    String text = Integer.toString(port);
    this.master = "*2\r\n$9\r\n127.0.0.1\r\n$%d\r\n%s\r\n".formatted(text.length(), text);
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (true) {
        out.write(answer(command(in)).getBytes(ISO_8859_1));
      }
    } catch (IOException clientLeft) {
      return;
    }
  }

  private String answer(List<String> command) {
    if (command.contains("PING")) {
      return "+PONG\r\n";
    }
    return command.contains("main") ? master : "-ERR unknown command\r\n";
  }

  private static List<String> command(DataInputStream in) throws IOException {
    List<String> parts = new ArrayList<>();
    for (int left = number(in); left > 0; left--) {
      byte[] part = new byte[number(in)];
      in.readFully(part);
      in.skipBytes(2);
      parts.add(new String(part, ISO_8859_1));
    }
    return parts;
  }

  /** Of a line as {@code *3} or {@code $12}. */
  private static int number(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      line.append((char) b);
    }
    return Integer.parseInt(line.substring(1, line.length() - 1));
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "false-sentinel");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
