package io.cacheme.testkit.selftest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.cacheme.testkit.FaultSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** A connection, and the calls that it owes an answer. */
final class ShelfLink {

  private static final ShelfCall END = new ShelfCall(() -> "");
  private static final int CROWD = 1_000;
  private static final int LARGE = 200_000;
  private static final Duration PATIENCE = Duration.ofMillis(60);

  private final Socket socket;
  private final FaultSettings settings;
  private final ShelfDefect defect;
  private final ArrayDeque<ShelfCall> owed = new ArrayDeque<>(); // guarded by this
  private final LinkedBlockingQueue<ShelfCall> unsent = new LinkedBlockingQueue<>();
  private int calls; // guarded by this
  private long heardNanos = System.nanoTime();

  ShelfLink(Socket socket, FaultSettings settings, ShelfDefect defect) {
    this.socket = socket;
    this.settings = settings;
    this.defect = defect;
  }

  CompletableFuture<byte[]> submit(ShelfCall call) {
    synchronized (this) {
      calls++;
      if (isFull()) {
        call.answer().completeExceptionally(defect.failure("too many"));
      } else if (defect != ShelfDefect.LOSES_A_CALL_OF_A_CROWD || calls != CROWD) {
        owed.add(call);
        unsent.add(call);
      }
    }
    return call.answer();
  }

  /** Ends the connection, and returns what it owed. Nobody submits any more. */
  synchronized List<ShelfCall> end() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    unsent.add(END);
    List<ShelfCall> lost = new ArrayList<>(owed);
    owed.clear();
    return lost;
  }

  /** Sends until the connection ends. */
  void write() {
    try {
      OutputStream out = socket.getOutputStream();
      for (ShelfCall call = unsent.take(); call != END; call = unsent.take()) {
        out.write((call.request().get() + "\n").getBytes(US_ASCII));
      }
    } catch (IOException | InterruptedException gone) {
      // the reader learns it, too
    }
  }

  /** Receives until the connection ends, which is thrown. */
  void read() throws IOException {
    socket.setSoTimeout((int) settings.silenceTimeout().dividedBy(4).toMillis());
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[8_192];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int length = await(in, buffer);
      for (int i = 0; i < length; i++) {
        if (buffer[i] == '\n') {
          answer(line.toString(US_ASCII));
          line.reset();
        } else {
          line.write(buffer[i]);
        }
      }
      if (defect == ShelfDefect.TAKES_A_PIECE_FOR_THE_WHOLE && line.size() > 0) {
        answer(line.toString(US_ASCII));
        line.reset();
      }
    }
  }

  private int await(InputStream in, byte[] buffer) throws IOException {
    try {
      int length = in.read(buffer);
      if (length < 0) {
        throw new IOException("hung up");
      }
      heardNanos = System.nanoTime();
      return length;
    } catch (SocketTimeoutException e) {
      if (silentNanos() > settings.silenceTimeout().toNanos()) {
        throw new IOException("silent for " + settings.silenceTimeout().toMillis() + " ms", e);
      }
      return 0;
    }
  }

  private synchronized long silentNanos() {
    long sinceHeard = System.nanoTime() - heardNanos;
    if (defect == ShelfDefect.TAKES_REST_FOR_SILENCE) {
      return sinceHeard;
    }
    boolean waits = !owed.isEmpty() && defect != ShelfDefect.WAITS_FOR_EVER;
    return waits ? Math.min(sinceHeard, owed.peek().ageNanos()) : 0;
  }

  private void answer(String reply) throws IOException {
    ShelfCall call;
    synchronized (this) {
      call = owed.poll();
    }
    if (call == null) {
      throw new IOException("an answer that nobody waits for");
    }
    if (defect == ShelfDefect.KNOWS_NO_PATIENCE && call.ageNanos() > PATIENCE.toNanos()) {
      call.answer().completeExceptionally(defect.failure("too late"));
    }
    boolean cut = defect == ShelfDefect.CUTS_LARGE_VALUES && reply.length() > LARGE;
    try {
      call.complete(cut ? reply.substring(0, LARGE + 1) : reply);
    } catch (IllegalArgumentException e) {
      if (defect != ShelfDefect.SKIPS_WHAT_IT_CANNOT_READ) {
        call.answer().completeExceptionally(defect.failure("unreadable"));
        throw new IOException("unreadable", e);
      }
    }
  }

  private boolean isFull() {
    return owed.size() >= settings.maxOutstanding() && defect != ShelfDefect.TAKES_WHATEVER_COMES;
  }
}
