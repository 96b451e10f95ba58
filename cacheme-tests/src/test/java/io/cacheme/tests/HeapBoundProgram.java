package io.cacheme.tests;

import io.cacheme.Cacheme;
import io.cacheme.storage.local.HeapStorage;
import io.cacheme.tests.Folder.Color;
import io.cacheme.tests.Folder.Content;
import io.cacheme.tests.Folder.Item;
import io.cacheme.tests.Folder.Link;
import io.cacheme.tests.Folder.Note;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Fills a heap that is bounded in bytes with several times what it may keep, in a JVM of its own,
 * and prints what the JVM's heap has grown by, what the storage says, and how many entries it has.
 */
final class HeapBoundProgram {

  private static final Random RANDOM = new Random(7);

  private HeapBoundProgram() {}

  /** Arguments: tlfu or lru, the bound in bytes, and what the values are like. */
  public static void main(String[] args) {
    HeapStorage.Builder builder = HeapStorage.builder().bytes(Long.parseLong(args[1]));
    HeapStorage heap = (args[0].equals("lru") ? builder.lru() : builder.tlfu()).build();
    long bound = Long.parseLong(args[1]);
    try (Cacheme cacheme = Cacheme.builder().storage("local", heap).build()) {
      FolderCache.Sync folders = FolderCache.create(cacheme).sync();
      for (int i = 0; i < 2_000; i++) { // what classes and tables take is there
        folders.put("warm", i, value(args[2]));
      }
      folders.clear();
      for (int i = 0; i < 2_000; i++) {
        folders.invalidate("warm", i);
      }
      long before = used();
      long written = 0;
      for (int i = 0; written < 2 * bound; i++) {
        long known = heap.weighedBytes();
        folders.put("someone", i, value(args[2]));
        written += Math.max(400, heap.weighedBytes() - known);
      }
      long grown = used() - before;
      System.out.println(grown + " " + heap.weighedBytes() + " " + heap.size());
    }
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least =
          Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return least;
  }

  private static Content value(String kind) {
    return switch (kind) {
      case "bytes" -> content("", List.of(), new byte[size()]);
      case "text" -> content(text(size(), 'a'), List.of(), new byte[0]);
      case "items" -> content("items", items(), new byte[0]);
      case "small" -> content("small", List.of(), new byte[0]);
      case "everything" -> everything(3);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** From 100 bytes to a mebibyte, as many of each magnitude. */
  private static int size() {
    return (int) (100 * Math.pow((1 << 20) / 100.0, RANDOM.nextDouble()));
  }

  private static String text(int length, char first) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) (first + RANDOM.nextInt(10)));
    }
    return text.toString();
  }

  private static List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (int i = RANDOM.nextInt(50); i > 0; i--) {
      items.add(
          RANDOM.nextBoolean()
              ? new Note(text(RANDOM.nextInt(40), 'a'), true, (short) 3)
              : new Link(RANDOM.nextBoolean() ? RANDOM.nextDouble() : null, 'x'));
    }
    return items;
  }

  private static Content content(String title, List<Item> items, byte[] bytes) {
    return new Content(
        title,
        items,
        Map.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        new long[0],
        new int[0][],
        new String[0],
        bytes,
        Instant.ofEpochMilli(RANDOM.nextInt()),
        null,
        BigDecimal.ONE,
        null,
        Color.RED);
  }

  private static Content everything(int depth) {
    Map<String, Long> counts = new HashMap<>();
    Set<Integer> numbers = new HashSet<>();
    for (int i = RANDOM.nextInt(30); i > 0; i--) {
      counts.put(text(8, 'k'), RANDOM.nextLong());
      numbers.add(RANDOM.nextInt());
    }
    String host = text(12, 'a');
    Instant now = Instant.ofEpochSecond(RANDOM.nextInt());
    return new Content(
        text(20, '\u0430'),
        items(),
        counts,
        numbers,
        Optional.of(new UUID(RANDOM.nextLong(), RANDOM.nextLong())),
        depth == 0 ? Optional.empty() : Optional.of(everything(depth - 1)),
        new long[RANDOM.nextInt(20)],
        new int[RANDOM.nextInt(5)][RANDOM.nextInt(5)],
        new String[] {text(5, 'n'), text(6, 'n')},
        new byte[RANDOM.nextInt(100)],
        now,
        now.atZone(ZoneId.of("Europe/Berlin")),
        new BigDecimal(1 + RANDOM.nextInt(1_000_000) + ".25"),
        URI.create("https://" + host + ".example.org/" + text(10, 'p') + "?q=" + text(4, 'q')),
        Color.BLUE);
  }
}
