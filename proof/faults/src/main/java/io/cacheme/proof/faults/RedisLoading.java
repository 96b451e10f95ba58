package io.cacheme.proof.faults;

import io.cacheme.proof.load.Source;
import io.cacheme.testkit.Await;
import io.cacheme.testservers.RedisServer;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/**
 * A server that reads its file, so slowly that it is at it all the time, and refuses all calls. It
 * looks at these after every two mebibytes that it has read, so it is given much to read.
 */
final class RedisLoading implements Trouble {

  /** About as long as a fault lasts, for a server that loads cannot be told to hurry. */
  private static final long MICROS = 4_000_000;

  private static final int KEYS = 500;
  private static final int BYTES = 100_000;

  private final RedisServer server;

  RedisLoading(RedisServer server) {
    this.server = server;
  }

  @Override
  public void begin(Source source) {
    server.ask("CONFIG", "SET", "rdbcompression", "no");
    server.ask("DEBUG", "POPULATE", "" + KEYS, "filler", "" + BYTES);
    server.ask("CONFIG", "SET", "key-load-delay", "" + MICROS / KEYS);
    var unused = CompletableFuture.runAsync(this::reload);
    Await.until("it loads", this::isLoading);
  }

  @Override
  public void end(Source source) {
    Await.until("it has loaded", () -> !isLoading());
    server.ask("CONFIG", "SET", "key-load-delay", "0");
  }

  /** Its answer comes after all is loaded, which is later than this waits for. */
  private void reload() {
    try {
      server.ask("DEBUG", "RELOAD");
    } catch (UncheckedIOException e) {
      // no answer in time
    }
  }

  private boolean isLoading() {
    return String.valueOf(server.ask("INFO", "persistence")).contains("loading:1");
  }
}
