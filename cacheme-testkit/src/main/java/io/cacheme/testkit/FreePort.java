package io.cacheme.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports that nobody listens on. */
public final class FreePort {

  /**
   * Below the range from which systems take the ports of outgoing connections. In it, a server that
   * is down could find its port taken by a client, even by one that calls it and so calls itself.
   */
  private static final int FIRST = 20_000;

  private static final int END = 30_000;
  private static final int ATTEMPTS = 200;

  private FreePort() {}

  /** A port of the loopback that is free now; somebody else may take it before you do. */
  public static int find() throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Whether nobody listens on {@code port} of the loopback now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** 127.0.0.1, whatever the machine prefers. */
  static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
