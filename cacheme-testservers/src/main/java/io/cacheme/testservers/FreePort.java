package io.cacheme.testservers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports that nobody listens on. */
public final class FreePort {

  private FreePort() {}

  /** A port of the loopback that is free now; somebody else may take it before you do. */
  public static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    }
  }

  /** 127.0.0.1, whatever the machine prefers. */
  static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
