package io.cacheme.proof.soak;

import io.cacheme.Cacheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What is left behind: nothing, or on purpose something of each kind, to see that it is found. */
class Leaks {

  /** What a thread that is left behind is called. */
  static final String THREAD = "left-behind";

  /** None. */
  static final Leaks NONE = new Leaks();

  /** Once a request. */
  void ofRequest() {}

  /** Once a {@code Cacheme} that was opened and closed. */
  void ofLifecycle(Cacheme closed, Urls urls) {}

  /** Something of each kind. */
  static final class OfAllKinds extends Leaks {

    private static final Path FILE = Path.of("/proc/self/status");
    private static final int BYTES = 1_024;
    private static final int MOST = 50_000;
    private static final int TASKS = 20;
    private static final int HOURS = 9;

    private final Queue<Object> left = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    /** Bytes. */
    @Override
    void ofRequest() {
      if (requests.incrementAndGet() < MOST) { // more would end the process before it is looked at
        left.add(new byte[BYTES]);
      }
    }

    /** A thread, tasks, a file, a connection, and the {@code Cacheme} itself. */
    @Override
    void ofLifecycle(Cacheme closed, Urls urls) {
      Thread thread = new Thread(LockSupport::park, THREAD);
      thread.setDaemon(true);
      thread.start();
      for (int i = 0; i < TASKS; i++) {
        CompletableFuture.delayedExecutor(HOURS, TimeUnit.HOURS).execute(left::clear);
      }
      left.add(closed);
      try {
        InputStream file = Files.newInputStream(FILE);
        left.add(file);
        URI redis = URI.create(urls.of("redis"));
        left.add(new Socket(redis.getHost(), redis.getPort()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
