package io.cacheme.storage.redis;

import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.StoredValue;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which master serves which slot, as one node told it. */
final class ClusterTopology {

  private static final Pattern ADDRESS = Pattern.compile("(.*):([0-9]{1,5})");
  private static final int MAX_PORT = 65_535;

  private final StorageUrl.@Nullable Host[] masters = new StorageUrl.Host[ClusterSlot.COUNT];
  private final Set<StorageUrl.Host> distinct = new LinkedHashSet<>();

  private ClusterTopology() {}

  /**
   * Reads the answer to {@code CLUSTER SLOTS}: first slot, last slot, the master's host and port,
   * and more that is of no use here.
   *
   * @param asked who answered: a node that knows no address of its own names none
   * @throws RedisFailure if it serves no slots, or is not what Redis answers
   */
  static ClusterTopology of(List<Object> answer, RedisEndpoint asked) {
    ClusterTopology topology = new ClusterTopology();
    for (Object range : answer) {
      if (!(range instanceof List<?> parts)
          || parts.size() < 3
          || !(parts.get(0) instanceof Long first)
          || !(parts.get(1) instanceof Long last)
          || !(parts.get(2) instanceof List<?> master)
          || master.size() < 2
          || !(master.get(1) instanceof Long port)
          || port < 0
          || port > MAX_PORT) {
        throw new RedisFailure(asked + " answered CLUSTER SLOTS by what is no list of slots");
      }
      topology.add(first, last, host(text(master.get(0)), port.intValue(), asked.host()));
    }
    if (topology.distinct.isEmpty()) {
      throw new RedisFailure(asked + " knows no slots: it has not joined a cluster");
    }
    return topology;
  }

  /**
   * A node's address as {@code MOVED} and {@code ASK} write it, told by {@code asked}; null if it
   * is none.
   */
  static StorageUrl.@Nullable Host host(String address, StorageUrl.Host asked) {
    Matcher matcher = ADDRESS.matcher(address);
    int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
    return port > 0 && port <= MAX_PORT ? host(matcher.group(1), port, asked) : null;
  }

  /** The master of {@code slot}, or null if it has none. */
  StorageUrl.@Nullable Host master(int slot) {
    return masters[slot];
  }

  /** All masters that have slots. */
  Set<StorageUrl.Host> masters() {
    return Collections.unmodifiableSet(distinct);
  }

  private void add(long first, long last, StorageUrl.Host master) {
    for (long slot = Math.max(0, first); slot <= last && slot < ClusterSlot.COUNT; slot++) {
      masters[(int) slot] = master;
    }
    distinct.add(master);
  }

  private static String text(@Nullable Object name) {
    return name instanceof StoredValue value
        ? new String(value.bytes(), StandardCharsets.US_ASCII)
        : "";
  }

  private static StorageUrl.Host host(String name, int port, StorageUrl.Host asked) {
    return new StorageUrl.Host(name.isEmpty() ? asked.name() : name, port);
  }
}
