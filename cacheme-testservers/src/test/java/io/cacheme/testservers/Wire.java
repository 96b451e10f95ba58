package io.cacheme.testservers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Speaks to a Redis line by line. */
final class Wire implements AutoCloseable {

  private final Socket socket;
  private final BufferedReader reader;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  static Wire to(int port) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(10_000);
    return new Wire(socket);
  }

  String ask(String command) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return read();
  }

  /** Asks, and fails if there is an answer. */
  void askInVain(String command) throws IOException {
    socket.setSoTimeout(500);
    assertThatThrownBy(() -> ask(command)).isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(10_000);
  }

  String read() throws IOException {
    return reader.readLine();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
