package io.cacheme.proof.soak;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a process holds at one moment, by name: {@code heap}, {@code thread cacheme-ticker}, {@code
 * object io.cacheme.…}, {@code descriptor socket}, {@code connection redis}.
 */
record Sample(SortedMap<String, Long> figures) {

  /** The bytes of live objects. */
  static final String HEAP = "heap";

  static final String THREAD = "thread ";

  /** Threads of pools that grow with what is to be done, and end by themselves. */
  static final String ELASTIC = "elastic ";

  static final String DESCRIPTOR = "descriptor ";

  /** To which port of which a socket is connected, and how; to say what a socket too many is. */
  static final String SOCKET = "socket ";

  static final String CONNECTION = "connection ";

  /** How many connections there may be to a server, whose pools grow with what is to be done. */
  static final String POOL = "pool ";

  static final String OBJECT = "object ";
  static final String TASK = "task ";

  /** One of no figures. */
  Sample() {
    this(new TreeMap<>());
  }

  /** What {@link #encoded} has written. */
  static Sample decode(String line) {
    Sample sample = new Sample();
    Arrays.stream(line.split(";"))
        .filter(figure -> !figure.isEmpty())
        .map(figure -> figure.split("=", 2))
        .forEach(figure -> sample.figures.put(figure[0], Long.valueOf(figure[1])));
    return sample;
  }

  /** As one line. */
  String encoded() {
    StringBuilder line = new StringBuilder();
    figures.forEach((name, figure) -> line.append(name).append('=').append(figure).append(';'));
    return line.toString();
  }

  /** One more of {@code name}. */
  void count(String name) {
    add(name, 1);
  }

  /** So many more of {@code name}. */
  void add(String name, long figure) {
    figures.merge(name, figure, Long::sum);
  }

  /** That of {@code name}; 0 where there is none. */
  long get(String name) {
    return figures.getOrDefault(name, 0L);
  }

  /** All whose name begins so, together. */
  long sum(String prefix) {
    return of(prefix).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Those whose name begins so. */
  SortedMap<String, Long> of(String prefix) {
    return figures.subMap(prefix, prefix + Character.MAX_VALUE);
  }
}
