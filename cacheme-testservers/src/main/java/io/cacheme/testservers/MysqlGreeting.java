package io.cacheme.testservers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Waits until a MySQL greets its clients. */
final class MysqlGreeting {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PROTOCOL_10 = 10;

  private MysqlGreeting() {}

  static void await(String host, int port, ServerProcess process) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!greets(host, port)) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        process.kill();
        throw new ServerUnavailableException("no greeting; it said:\n" + process.said(), null);
      }
      pause();
    }
    if (!process.isAlive()) {
      throw new ServerUnavailableException("port " + port + " belongs to somebody else", null);
    }
  }

  /** A packet begins with its length and number; that of the greeting goes on with the protocol. */
  private static boolean greets(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 500);
      socket.setSoTimeout(2_000);
      byte[] head = socket.getInputStream().readNBytes(5);
      return head.length == 5 && head[4] == PROTOCOL_10;
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
