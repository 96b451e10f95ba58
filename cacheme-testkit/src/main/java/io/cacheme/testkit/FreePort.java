package io.cacheme.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports that nobody listens on. What is found is its JVM's own until that ends, also while
 * the server on it is down: another build's or test's server there would be met by those who wait
 * for the first one, and they would write into it.
 */
public final class FreePort {

  /**
   * Below the range from which systems take the ports of outgoing connections. In it, a server that
   * is down could find its port taken by a client, even by one that calls it and so calls itself.
   */
  private static final int FIRST = 20_000;

  private static final int END = 30_000;
  private static final int ATTEMPTS = 200;

  /** Of its bytes, the one at a port's number is locked by who has the port. */
  private static final FileChannel TAKEN = open();

  private FreePort() {}

  /**
   * A port of the loopback that is free now, and that no other call of this method answers while
   * this JVM runs. Who does not call it may still take the port before you do.
   */
  public static int find() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(port) && take(port)) {
        return port;
      }
    }
    throw new IOException("no port is free of " + ATTEMPTS + " from " + FIRST + " to " + END);
  }

  /** Whether nobody listens on {@code port} of the loopback now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean take(int port) throws IOException {
    try {
      return TAKEN.tryLock(port, 1, false) != null; // released when the JVM ends
    } catch (OverlappingFileLockException e) {
      return false; // taken by this JVM before
    }
  }

  private static FileChannel open() {
    Path file =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "cacheme-ports-" + System.getProperty("user.name") + ".lock");
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 127.0.0.1, whatever the machine prefers. */
  static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
