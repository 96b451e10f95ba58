package io.cacheme.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers a line of text that is no request as a web server does, and waits on where there is none.
 * A real one may take random bytes of a TLS handshake for a line, once in a hundred runs.
 */
final class HttpLikeServer implements AutoCloseable {

  private static final byte[] BAD_REQUEST =
      "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(ISO_8859_1);

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  HttpLikeServer() throws IOException {
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        connections.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      if (hasLine(socket.getInputStream())) {
        socket.getOutputStream().write(BAD_REQUEST);
      }
    } catch (IOException clientLeft) {
      return;
    }
  }

  /** Reads up to the end of a line; false if there is none, or it is no text. */
  private static boolean hasLine(InputStream in) throws IOException {
    boolean isText = true;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n' && isText) {
        return true;
      }
      isText &= b == '\r' || b >= ' ' && b < 0x7f;
    }
    return false;
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "http-like");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
