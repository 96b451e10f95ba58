package io.cacheme.testservers;

import io.cacheme.testkit.FaultProxy;
import io.cacheme.testkit.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link RedisCluster}. It knows its cluster and its slots after a restart, no data.
 */
public final class RedisClusterNode extends RedisServer {

  private static final String CONFIG = "nodes.conf";
  private static final int ATTEMPTS = 1_000;
  private static final int BUS = 10_000;

  /** Above it, the port of the cluster's bus would be one that systems give to clients. */
  private static final int LAST_PORT = 22_700;

  private final List<String> settings;
  private final @Nullable TestCertificate certificate;
  private final @Nullable FaultProxy proxy;
  private final int knownPort;
  private final Path folder;

  private RedisClusterNode(RedisCluster.Builder builder, Path folder) throws IOException {
    super(freePort(), folder, builder.password);
    this.settings = List.copyOf(builder.settings);
    this.certificate = builder.certificate;
    this.proxy = builder.proxied ? FaultProxy.to(host(), port()) : null;
    this.knownPort = proxy != null ? proxy.port() : certificate == null ? port() : freePort();
    this.folder = folder;
  }

  static RedisClusterNode start(RedisCluster.Builder builder) {
    return LoopbackServer.start(
        "a node of Redis Cluster",
        () -> new RedisClusterNode(builder, Files.createTempDirectory("cacheme-redis-node")));
  }

  /** The port by which clients know it: {@link #port}, the one with TLS, or that of its proxy. */
  public int knownPort() {
    return knownPort;
  }

  /** What stands between it and its clients. */
  public FaultProxy proxy() {
    if (proxy == null) {
      throw new IllegalStateException("this cluster was started without proxies");
    }
    return proxy;
  }

  void closeProxy() {
    if (proxy != null) {
      proxy.close();
    }
  }

  /** The port by which nodes speak to it. */
  int busPort() {
    return (certificate == null ? port() : knownPort) + BUS;
  }

  /** Its host and {@link #knownPort}. */
  public String address() {
    return host() + ":" + knownPort;
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(binary.command(port(), folder, password));
    command.addAll(List.of("--cluster-enabled", "yes", "--cluster-config-file", CONFIG));
    if (password != null) {
      command.addAll(List.of("--masterauth", password));
    }
    if (certificate != null) {
      command.addAll(List.of("--tls-port", "" + knownPort, "--tls-cluster", "yes"));
      command.addAll(List.of("--tls-replication", "yes", "--tls-auth-clients", "optional"));
      command.addAll(List.of("--tls-cert-file", certificate.pem().toString()));
      command.addAll(List.of("--tls-key-file", certificate.keyPem().toString()));
      command.addAll(List.of("--tls-ca-cert-file", certificate.pem().toString()));
    }
    if (proxy != null) {
      command.addAll(List.of("--cluster-announce-port", "" + knownPort));
      command.addAll(List.of("--cluster-announce-bus-port", "" + busPort()));
    }
    command.addAll(settings);
    return command;
  }

  /** Its name in the cluster. */
  public String id() {
    return String.valueOf(ask("CLUSTER", "MYID"));
  }

  private static int freePort() throws IOException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      int port = FreePort.find();
      if (port <= LAST_PORT && FreePort.isFree(port + BUS)) {
        return port;
      }
    }
    throw new IOException("no two ports are free that are " + BUS + " apart");
  }
}
