package io.cacheme.fuzz;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.spi.RemoteStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What holds of a storage, whatever the key and the value. */
final class Kept implements AutoCloseable {

  private static final DynamicType<String> TYPE =
      DynamicNode.type("thing", "v1", String.class).tier("storage", Duration.ofHours(1));

  private final Cacheme cacheme;
  private final NodeCache<DynamicNode<String>, String> cache;

  /** In the storage of that URL. */
  Kept(String url) {
    this(Cacheme.builder().storage("storage", url));
  }

  Kept(RemoteStorage storage) {
    this(Cacheme.builder().storage("storage", storage));
  }

  private Kept(Cacheme.Builder builder) {
    cacheme = builder.build();
    cache = TYPE.cache(cacheme);
  }

  static Kept inSqlite() {
    try {
      Path folder = Files.createTempDirectory("fuzz");
      folder.toFile().deleteOnExit();
      return new Kept("sqlite:///" + folder + "/fuzz.db?createSchema=true");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A key and a value of any text. */
  void check(Draws draws) {
    String key = String.valueOf(draws.text());
    check(key, String.valueOf(draws.text()) + draws.restText());
  }

  /** What is put under a key is got under it, and under no other that is asked for. */
  private void check(String key, String value) {
    DynamicNode<String> node = TYPE.key(key);
    DynamicNode<String> other = TYPE.key(key + "x");
    done(cache.put(node, value));
    expect(value, done(cache.get(node, unused -> missing())));
    Map<DynamicNode<String>, String> all = done(cache.getAllPresent(List.of(node, other)));
    expect(value, all.get(node));
    if (all.containsKey(other)) {
      throw new AssertionError("under another key, too");
    }
    done(cache.invalidate(node));
    expect("loaded", done(cache.get(node, unused -> CompletableFuture.completedFuture("loaded"))));
    done(cache.invalidate(node));
  }

  private static CompletableFuture<String> missing() {
    return CompletableFuture.failedFuture(new AssertionError("what was put is gone"));
  }

  private static void expect(String value, String found) {
    if (!value.equals(found)) {
      throw new AssertionError("\"" + found + "\" for \"" + value + "\"");
    }
  }

  private static <T> T done(CompletableFuture<T> future) {
    return future.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    cacheme.close();
  }
}
