package io.cacheme.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cacheme.Cacheme;
import io.cacheme.Loads;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a process leaves behind on a server or in a file, keys and all, and what the next has of it.
 */
final class StoreSamples {

  private static final String LOADED = "loaded";
  private static final String LONG_NAME = "long ".repeat(150);
  private static final List<Kinds.Shelf> SHELVES =
      List.of(
          shelf(1, "ended"),
          shelf(1, "after"),
          shelf(2, "plain"),
          shelf(2, "a:b%{}/\u00fc \ud83d\ude00\ud83d"),
          shelf(2, ""),
          shelf(2, LONG_NAME),
          shelf(2, "gone"),
          shelf(2, "never"));

  private StoreSamples() {}

  static List<Sample> all() {
    return List.of(
        new Sample(
            "store/groups",
            false,
            () -> left(StoreSamples::writeShelves),
            bytes -> found(bytes, Kinds_ShelfNodes.SPEC, SHELVES),
            List.of(LOADED, "2", "3", "4", "5", "6", LOADED, LOADED)),
        new Sample(
            "store/cleared",
            false,
            () -> left(StoreSamples::writeBoxes),
            bytes -> found(bytes, Kinds_BoxNodes.SPEC, List.of(new Kinds.Box(1), new Kinds.Box(2))),
            List.of(LOADED, "2")),
        new Sample(
            "store/keys",
            true,
            () -> keys(left(StoreSamples::writePlainShelves)),
            bytes -> new String(bytes, UTF_8).lines().toList(),
            List.of(
                "cacheme:shelf:-1:%-:v1",
                "cacheme:shelf:2::v1",
                "cacheme:shelf:2:a%003Ab%0025%007B%007D/%00FC%0020%D83D%DE00%D83D:v1")),
        new Sample(
            "dump/quotes",
            false,
            StoreSamples::dump,
            StoreSamples::restore,
            Map.of(new Kinds.Quote("A\u00fc"), Kinds.Numbers.sample())));
  }

  private static Kinds.Shelf shelf(long tenant, String name) {
    return new Kinds.Shelf(tenant, name);
  }

  private static void writeShelves(Cacheme cacheme) {
    NodeCache<Kinds.Shelf, String> shelves = bind(cacheme, Kinds_ShelfNodes.SPEC);
    done(shelves.put(SHELVES.get(0), "1"));
    done(shelves.invalidateGroup(Kinds_ShelfNodes.byTenant(1)));
    for (int i = 1; i < SHELVES.size() - 1; i++) {
      done(shelves.put(SHELVES.get(i), String.valueOf(i + 1)));
    }
    done(shelves.invalidate(shelf(2, "gone")));
  }

  private static void writeBoxes(Cacheme cacheme) {
    NodeCache<Kinds.Box, String> boxes = bind(cacheme, Kinds_BoxNodes.SPEC);
    done(boxes.put(new Kinds.Box(1), "1"));
    done(boxes.clear());
    done(boxes.put(new Kinds.Box(2), "2"));
  }

  private static void writePlainShelves(Cacheme cacheme) {
    NodeCache<Kinds.Shelf, String> shelves = bind(cacheme, Kinds_ShelfNodes.SPEC);
    done(shelves.put(shelf(-1, null), "a"));
    done(shelves.put(SHELVES.get(3), "b"));
    done(shelves.put(shelf(2, ""), "c"));
  }

  private interface Writes {
    void to(Cacheme cacheme) throws Exception;
  }

  /** All that is on the server afterwards, a line each. */
  private static byte[] left(Writes writes) throws Exception {
    ManualTimeSource time = new ManualTimeSource();
    InMemoryRemoteStorage server = new InMemoryRemoteStorage(time);
    try (Cacheme cacheme = process(time, server)) {
      writes.to(cacheme);
    }
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    for (String key : new TreeSet<>(server.keys())) {
      lines.add(key + " " + HexFormat.of().formatHex(server.peek(key)));
    }
    return lines.toString().getBytes(UTF_8);
  }

  private static byte[] keys(byte[] left) {
    StringJoiner keys = new StringJoiner("\n", "", "\n");
    new String(left, UTF_8).lines().map(line -> line.split(" ")[0]).forEach(keys::add);
    return keys.toString().getBytes(UTF_8);
  }

  /** What a process that starts with {@code left} on its server answers. */
  private static <N extends Node<String>> List<String> found(
      byte[] left, NodeSpec<N, String> spec, List<N> nodes) {
    ManualTimeSource time = new ManualTimeSource();
    InMemoryRemoteStorage server = new InMemoryRemoteStorage(time);
    new String(left, UTF_8)
        .lines()
        .map(line -> line.split(" "))
        .forEach(parts -> server.plant(parts[0], HexFormat.of().parseHex(parts[1])));
    try (Cacheme cacheme = process(time, server)) {
      NodeCache<N, String> cache = bind(cacheme, spec);
      return nodes.stream().map(node -> done(cache.get(node))).toList();
    }
  }

  private static byte[] dump() throws Exception {
    return inFile(
        file -> {
          try (Cacheme cacheme = process(new ManualTimeSource(), null)) {
            NodeCache<Kinds.Quote, Kinds.Numbers> quotes = quotes(cacheme);
            done(quotes.put(new Kinds.Quote("A\u00fc"), Kinds.Numbers.sample()));
            done(quotes.dump(file));
          }
          return Files.readAllBytes(file);
        });
  }

  private static Map<Kinds.Quote, Kinds.Numbers> restore(byte[] bytes) throws Exception {
    return inFile(
        file -> {
          Files.write(file, bytes);
          try (Cacheme cacheme = process(new ManualTimeSource(), null)) {
            NodeCache<Kinds.Quote, Kinds.Numbers> quotes = quotes(cacheme);
            done(quotes.restore(file));
            return Map.copyOf(quotes.asMap());
          }
        });
  }

  private interface OnFile<T> {
    T run(Path file) throws Exception;
  }

  private static <T> T inFile(OnFile<T> what) throws Exception {
    Path folder = Files.createTempDirectory("corpus");
    Path file = folder.resolve("dump");
    try {
      return what.run(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static NodeCache<Kinds.Quote, Kinds.Numbers> quotes(Cacheme cacheme) {
    return cacheme.bind(Kinds_QuoteNodes.SPEC, Loads.none());
  }

  private static <N extends Node<String>> NodeCache<N, String> bind(
      Cacheme cacheme, NodeSpec<N, String> spec) {
    return cacheme.bind(spec, Loads.by(node -> CompletableFuture.completedFuture(LOADED)));
  }

  private static Cacheme process(ManualTimeSource time, InMemoryRemoteStorage server) {
    Cacheme.Builder builder =
        Cacheme.builder()
            .timeSource(time)
            .scheduler(new ManualScheduler(time))
            .completeOnStorageThreads()
            .storage("local", new InMemoryLocalStorage());
    return (server == null ? builder : builder.storage("my-redis", server)).build();
  }

  private static <T> T done(CompletableFuture<T> future) {
    return future.orTimeout(20, TimeUnit.SECONDS).join();
  }
}
