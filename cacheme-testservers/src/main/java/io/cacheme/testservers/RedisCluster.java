package io.cacheme.testservers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A Redis Cluster of one's own on the loopback: masters that share the slots evenly, and perhaps a
 * replica of the first. It saves nothing, and ends with the JVM at the latest. It serves the slots
 * it has while others are lost.
 */
public final class RedisCluster implements AutoCloseable {

  /** How many slots there are. */
  public static final int SLOTS = 16_384;

  private static final int MASTERS = 3;

  private final List<RedisClusterNode> masters = new ArrayList<>();
  private final @Nullable String password;
  private final boolean tls;
  private @Nullable RedisClusterNode replica;

  private RedisCluster(Builder builder) {
    this.password = builder.password;
    this.tls = builder.certificate != null;
  }

  /** Begins a cluster with settings of its own. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a cluster of three masters. */
  public static RedisCluster start() {
    return builder().start();
  }

  /** The nodes that were masters at first. */
  public List<RedisClusterNode> masters() {
    return List.copyOf(masters);
  }

  /** The replica of the first master. */
  public RedisClusterNode replica() {
    if (replica == null) {
      throw new IllegalStateException("this cluster was started without a replica");
    }
    return replica;
  }

  /** A URL of all masters, with the password if there is one. */
  public String url() {
    String credentials = password == null ? "" : ":" + password + "@";
    return masters.stream()
        .map(RedisClusterNode::address)
        .collect(
            Collectors.joining(
                ",", (tls ? "rediss://" : "redis://") + credentials, "/?cluster=true"));
  }

  /** The master that was given {@code slot} at first. */
  public RedisClusterNode firstOwner(int slot) {
    return masters.get(slot * MASTERS / SLOTS);
  }

  /** Begins to move {@code slot}: {@code from} asks to ask {@code to} for what it has not. */
  public void beginMove(int slot, RedisClusterNode from, RedisClusterNode to) {
    to.ask("CLUSTER", "SETSLOT", "" + slot, "IMPORTING", from.id());
    from.ask("CLUSTER", "SETSLOT", "" + slot, "MIGRATING", to.id());
  }

  /** Moves the keys of {@code slot} that {@code from} has now. */
  public void moveKeys(int slot, RedisClusterNode from, RedisClusterNode to) {
    while (from.ask("CLUSTER", "GETKEYSINSLOT", "" + slot, "100") instanceof List<?> keys
        && !keys.isEmpty()) {
      keys.forEach(key -> moveKey(String.valueOf(key), from, to));
    }
  }

  /** Moves one key of a slot that is being moved. */
  public void moveKey(String key, RedisClusterNode from, RedisClusterNode to) {
    from.ask(migrate(to, key));
  }

  /**
   * Ends what {@link #beginMove} began: {@code slot} is {@code to}'s, and all masters know it. Each
   * knows how recent that is, too, or it could claim the slot for its former owner again.
   */
  public void endMove(int slot, RedisClusterNode to) {
    to.ask("CLUSTER", "SETSLOT", "" + slot, "NODE", to.id());
    for (RedisClusterNode node : masters) {
      node.ask("CLUSTER", "SETSLOT", "" + slot, "NODE", to.id());
    }
    Patience.await(
        "one epoch", () -> masters.stream().map(RedisCluster::epoch).distinct().count() == 1);
  }

  /** Waits until all masters have all slots served and agree to it. */
  public void awaitOk() {
    masters.forEach(
        node -> Patience.await(node.address() + " is ok", () -> info(node).contains("state:ok")));
  }

  /** Ends it. */
  @Override
  public void close() {
    masters.forEach(RedisClusterNode::close);
    masters.forEach(RedisClusterNode::closeProxy);
    if (replica != null) {
      replica.close();
    }
  }

  private String[] migrate(RedisClusterNode to, String key) {
    List<String> command = new ArrayList<>(List.of("MIGRATE", to.host(), "" + to.port(), key));
    command.addAll(List.of("0", "5000"));
    if (password != null) {
      command.addAll(List.of("AUTH", password));
    }
    return command.toArray(String[]::new);
  }

  private void join(RedisClusterNode node) {
    masters.get(0).ask("CLUSTER", "MEET", node.host(), "" + node.knownPort(), "" + node.busPort());
  }

  private void form() {
    for (int i = 0; i < MASTERS; i++) {
      int number = i;
      masters.get(i).ask("CLUSTER", "SET-CONFIG-EPOCH", "" + (i + 1));
      masters.get(i).ask(addSlots(slot -> slot * MASTERS / SLOTS == number));
      join(masters.get(i));
    }
    if (replica != null) {
      join(replica);
      awaitKnown(replica);
      replica.ask("CLUSTER", "REPLICATE", masters.get(0).id());
    }
    masters.forEach(this::awaitKnown);
    awaitOk();
    if (replica != null) {
      String synced = "master_link_status:up";
      RedisClusterNode follower = replica;
      Patience.await(
          "replication", () -> ("" + follower.ask("INFO", "replication")).contains(synced));
    }
  }

  private void awaitKnown(RedisClusterNode node) {
    int all = MASTERS + (replica == null ? 0 : 1);
    Patience.await(node.address() + " knows all", () -> info(node).contains("known_nodes:" + all));
  }

  private static String[] addSlots(IntPredicate own) {
    List<String> command = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
    IntStream.range(0, SLOTS).filter(own).forEach(slot -> command.add("" + slot));
    return command.toArray(String[]::new);
  }

  private static String epoch(RedisClusterNode node) {
    return info(node).split("current_epoch:", 2)[1].split("\\s", 2)[0];
  }

  private static String info(RedisClusterNode node) {
    return String.valueOf(node.ask("CLUSTER", "INFO"));
  }

  /** Collects the settings of a cluster. */
  public static final class Builder {

    final List<String> settings = new ArrayList<>();
    @Nullable String password;
    @Nullable TestCertificate certificate;
    boolean proxied;
    private boolean replica;

    private Builder() {
      setting("cluster-node-timeout", "1000");
      setting("cluster-require-full-coverage", "no");
      setting("cluster-replica-validity-factor", "0");
      setting("repl-diskless-sync", "yes");
      setting("repl-diskless-sync-delay", "0");
    }

    /** Requires a password. */
    public Builder password(String password) {
      this.password = password;
      return this;
    }

    /** Speaks TLS with {@code certificate}, to clients and among its nodes. */
    public Builder tls(TestCertificate certificate) {
      this.certificate = certificate;
      return this;
    }

    /** Puts a proxy before each node, as which clients know it; its nodes speak past them. */
    public Builder behindProxies() {
      this.proxied = true;
      return this;
    }

    /** Gives the first master a replica, which takes its place when it is lost. */
    public Builder replica() {
      this.replica = true;
      return this;
    }

    /** Sets what {@code redis.conf} calls {@code name} for all nodes. */
    public Builder setting(String name, String value) {
      settings.add("--" + name);
      settings.add(value);
      return this;
    }

    /** Starts it, and returns once all of it serves. */
    public RedisCluster start() {
      RedisCluster cluster = new RedisCluster(this);
      try {
        for (int i = 0; i < MASTERS; i++) {
          cluster.masters.add(RedisClusterNode.start(this));
        }
        if (replica) {
          cluster.replica = RedisClusterNode.start(this);
        }
        cluster.form();
        return cluster;
      } catch (RuntimeException e) {
        cluster.close();
        throw e;
      }
    }
  }
}
