package io.cacheme.testservers;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Waits until a PostgreSQL asks who one is, which it does once it is up. */
final class PostgresPing {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PROTOCOL = 3 << 16;

  private PostgresPing() {}

  static void await(String host, int port, ServerProcess process) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(host, port)) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        String said = process.said();
        process.kill();
        throw new ServerUnavailableException("no answer; it said:\n" + said, null);
      }
      pause();
    }
    if (!process.isAlive()) {
      throw new ServerUnavailableException("port " + port + " belongs to somebody else", null);
    }
  }

  private static boolean answers(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 500);
      socket.setSoTimeout(2_000);
      socket.getOutputStream().write(startup());
      return socket.getInputStream().read() == 'R'; // 'E' while it is starting up
    } catch (IOException e) {
      return false;
    }
  }

  /** What a client says first. */
  static byte[] startup() throws IOException {
    byte[] body = ("user\0" + PostgresBinary.USER + "\0\0").getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(body.length + 8);
    out.writeInt(PROTOCOL);
    out.write(body);
    return bytes.toByteArray();
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerUnavailableException("interrupted", e);
    }
  }
}
