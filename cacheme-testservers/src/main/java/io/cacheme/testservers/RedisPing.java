package io.cacheme.testservers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Waits until a Redis answers. */
final class RedisPing {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

  private RedisPing() {}

  static void await(String host, int port, ServerProcess process) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(host, port)) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        process.kill();
        throw new ServerUnavailableException("no answer; it said:\n" + process.said(), null);
      }
      pause();
    }
    if (!process.isAlive()) {
      throw new ServerUnavailableException("port " + port + " belongs to somebody else", null);
    }
  }

  /** "+PONG", and "-NOAUTH" where it wants a password, but not "-LOADING". */
  private static boolean answers(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 500);
      socket.setSoTimeout(500);
      socket.getOutputStream().write(PING);
      byte[] head = socket.getInputStream().readNBytes(5);
      String answer = new String(head, StandardCharsets.US_ASCII);
      return answer.equals("+PONG") || answer.equals("-NOAU");
    } catch (IOException e) {
      return false;
    }
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
