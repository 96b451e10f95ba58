package io.cacheme.processor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@code -Acacheme.storages=hot=local;my-redis=remote} says; without the option every name is
 * allowed and tells its own kind.
 *
 * @param heapByName whether each named storage is a heap storage, in the order given
 * @param malformed the entries that do not parse
 */
public record StorageNames(Map<String, Boolean> heapByName, List<String> malformed) {

  /** The option's name. */
  public static final String OPTION = "cacheme.storages";

  private static final String HEAP = "local";

  private static final Pattern NEARLY_HEAP =
      Pattern.compile(HEAP + "([-_.].*)?", Pattern.CASE_INSENSITIVE);

  /** Reads the option's value; empty if it is not given. */
  public static StorageNames parse(String option) {
    Map<String, Boolean> heapByName = new LinkedHashMap<>();
    List<String> malformed = new ArrayList<>();
    for (String entry : option.split("[;,]")) {
      String[] nameAndKind = entry.strip().split("=", -1);
      String name = nameAndKind[0];
      String kind = nameAndKind.length == 1 ? "" : nameAndKind[1];
      if (entry.isBlank()) {
        continue;
      }
      if (name.isEmpty() || nameAndKind.length > 2 || !isKind(nameAndKind.length, kind)) {
        malformed.add(entry.strip());
      } else {
        heapByName.put(name, kind.isEmpty() ? soundsLikeHeap(name) : kind.equals("local"));
      }
    }
    return new StorageNames(heapByName, List.copyOf(malformed));
  }

  private static boolean isKind(int parts, String kind) {
    return parts == 1 || kind.equals("local") || kind.equals("remote");
  }

  private static boolean soundsLikeHeap(String name) {
    return name.equals(HEAP) || name.startsWith(HEAP + "-");
  }

  /** Whether the storage keeps objects on the heap. */
  public boolean isHeap(String name) {
    return heapByName.getOrDefault(name, soundsLikeHeap(name));
  }

  /** Whether a name that nobody told the kind of is nearly that of a heap storage. */
  public boolean isMistakable(String name) {
    return heapByName.isEmpty() && !soundsLikeHeap(name) && NEARLY_HEAP.matcher(name).matches();
  }

  /** The name of a heap storage that is nearly {@code name}. */
  public static String heapName(String name) {
    String rest = name.substring(HEAP.length());
    return rest.isEmpty() ? HEAP : HEAP + "-" + rest.substring(1);
  }

  /** Whether the storage is known, or none is named. */
  public boolean allows(String name) {
    return heapByName.isEmpty() || heapByName.containsKey(name);
  }

  /** The names given. */
  public List<String> names() {
    return List.copyOf(heapByName.keySet());
  }
}
