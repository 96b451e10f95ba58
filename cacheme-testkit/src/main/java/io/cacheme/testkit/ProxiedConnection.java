package io.cacheme.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One client's connection and the server's other half, each direction on a thread. */
final class ProxiedConnection {

  private final Socket client;
  private final Socket server;
  private final Faults faults;
  private volatile boolean abandoned;

  ProxiedConnection(Socket client, Socket server, Faults faults) {
    this.client = client;
    this.server = server;
    this.faults = faults;
  }

  void start(Runnable ended) throws IOException {
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    run(() -> pump(client, server, false), "requests", ended);
    run(() -> pump(server, client, true), "replies", ended);
  }

  /** Goes silent for ever. The server's half is closed, so that only the client is left behind. */
  void abandon() {
    abandoned = true;
    close(server);
  }

  /** Goes silent for ever, and closes nothing. */
  void mute() {
    abandoned = true;
  }

  void reset() {
    for (Socket socket : new Socket[] {client, server}) {
      try {
        socket.setSoLinger(true, 0);
      } catch (IOException ignored) {
        // closed already
      } finally {
        close(socket);
      }
    }
  }

  private void run(Runnable pump, String name, Runnable ended) {
    Thread thread =
        new Thread(
            () -> {
              pump.run();
              if (!abandoned) {
                reset();
                ended.run();
              }
            },
            "fault-proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void pump(Socket from, Socket to, boolean replies) {
    byte[] buffer = new byte[65_536];
    long position = 0;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        faults.await();
        if (abandoned) {
          return;
        }
        int passing = replies ? faults.passing(n) : n;
        if (replies) {
          faults.corrupt(buffer, n, position);
        }
        position += n;
        write(out, buffer, passing);
        if (passing < n) {
          return;
        }
      }
    } catch (IOException ignored) {
      // one of the two is gone; so is the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(OutputStream out, byte[] buffer, int length) throws IOException {
    int slice = faults.slice();
    for (int at = 0; at < length; at += slice) {
      out.write(buffer, at, Math.min(slice, length - at));
      out.flush();
      if (length - at <= slice) {
        return;
      }
      Thread.onSpinWait();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // nothing is left to close
    }
  }
}
