package io.cacheme.storage.redis;

import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.TlsOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.protocol.ProtocolVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the URL of a Redis storage says, checked. */
final class RedisOptions {

  private static final String NODE_TIMEOUT = "nodeTimeout";
  private static final String SENTINEL = "sentinel";
  private static final String SENTINEL_PASSWORD = "sentinelPassword";
  private static final String AFTER_RESTART = "afterRestart";
  private static final Set<String> PLAIN =
      Set.of(
          "poolSize",
          "maxValueBytes",
          "maxOutstanding",
          "silenceTimeout",
          "clientName",
          "protocol",
          "cluster",
          NODE_TIMEOUT,
          SENTINEL,
          SENTINEL_PASSWORD,
          AFTER_RESTART);
  private static final Pattern DATABASE = Pattern.compile("/?|/([0-9]{1,6})");
  private static final Pattern CLIENT_NAME = Pattern.compile("[!-~]{1,64}");
  private static final int DEFAULT_PORT = 6379;
  private static final int DEFAULT_SENTINEL_PORT = 26379;
  private static final int MIB = 1 << 20;

  private final StorageUrl url;
  private final int poolSize;
  private final int maxValueBytes;
  private final int maxOutstanding;
  private final Duration silenceTimeout;
  private final @Nullable String clientName;
  private final @Nullable ProtocolVersion protocol;
  private final int database;
  private final boolean cluster;
  private final Duration nodeTimeout;
  private final @Nullable String sentinel;
  private final boolean distrustsAfterRestart;
  private final @Nullable RedisTls tls;

  private RedisOptions(StorageUrl url) {
    this.url = url;
    this.tls = url.scheme().equals("rediss") ? RedisTls.of(url) : null;
    url.requireKnownOptions(tls == null ? PLAIN : TlsOptions.namesAnd(PLAIN));
    this.poolSize = url.intOption("poolSize", 1, 1, 256);
    this.maxValueBytes = url.bytesOption("maxValueBytes", MIB, 1, 16 * MIB);
    this.maxOutstanding = url.intOption("maxOutstanding", 1 << 18, 1_024, 1 << 24);
    this.silenceTimeout = url.durationOption("silenceTimeout", Duration.ofSeconds(10));
    this.clientName = clientName(url);
    this.protocol = protocol(url);
    this.database = database(url);
    this.cluster = url.booleanOption("cluster", false);
    this.nodeTimeout = url.durationOption(NODE_TIMEOUT, Duration.ofMillis(300));
    this.sentinel = url.option(SENTINEL);
    this.distrustsAfterRestart =
        url.choiceOption(AFTER_RESTART, "trust", Set.of("trust", "distrust")).equals("distrust");
    if (cluster && database != 0) {
      throw url.problem(
          "names database " + database + ", but Redis Cluster has only database 0",
          "end the URL's path after the hosts, as in " + url.scheme() + "://h1,h2/?cluster=true");
    }
    if (url.user() != null && url.password() == null) {
      throw url.problem(
          "has a user and no password",
          "write " + url.scheme() + "://:password@host, or user:password@host");
    }
  }

  static RedisOptions of(StorageUrl url) {
    return new RedisOptions(url);
  }

  /** These options, after looking whether they are all that is needed and fit each other. */
  RedisOptions complete() {
    if (url.hosts().size() > 1 && !cluster && sentinel == null) {
      throw url.problem(
          "names " + url.hosts().size() + " hosts instead of one",
          "add cluster=true if they are nodes of a Redis Cluster, sentinel=NAME if they are"
              + " Sentinels of a master of that name, else write one host");
    }
    if (cluster && sentinel != null) {
      throw url.problem(
          "has both cluster=true and sentinel", "remove one: a cluster watches itself");
    }
    if (sentinel == null && url.option(SENTINEL_PASSWORD) != null) {
      throw url.problem(
          "has a sentinelPassword and no sentinel",
          "remove it, or add sentinel=NAME of the master");
    }
    if (!cluster && url.option(NODE_TIMEOUT) != null) {
      throw url.problem(
          "has the option \"" + NODE_TIMEOUT + "\", which is of Redis Cluster",
          "remove it, or add cluster=true; silenceTimeout is for one server");
    }
    if (url.hosts().isEmpty()) {
      url.singleHost(); // says so
    }
    return this;
  }

  String scheme() {
    return url.scheme();
  }

  /** What the hosts, which are Sentinels then, call the master; null if they are no Sentinels. */
  @Nullable String sentinel() {
    return sentinel;
  }

  /**
   * Whether the entries of a server that was started again, or is another, are not to be served.
   */
  boolean distrustsAfterRestart() {
    return distrustsAfterRestart;
  }

  /** The server, or some of the cluster's nodes, or the Sentinels. */
  List<StorageUrl.Host> hosts() {
    return url.hosts();
  }

  boolean cluster() {
    return cluster;
  }

  /** After how long a silence a node's answers are not waited for. */
  Duration nodeTimeout() {
    return nodeTimeout;
  }

  int poolSize() {
    return poolSize;
  }

  int maxValueBytes() {
    return maxValueBytes;
  }

  int maxOutstanding() {
    return maxOutstanding;
  }

  Duration silenceTimeout() {
    return silenceTimeout;
  }

  @Nullable ProtocolVersion protocol() {
    return protocol;
  }

  int database() {
    return database;
  }

  boolean hasPassword() {
    return url.password() != null;
  }

  @Nullable RedisTls tls() {
    return tls;
  }

  /**
   * Where and as whom to connect; with Sentinels, who are to be asked where, {@code host} is none.
   */
  RedisURI uri(StorageUrl.Host host, Duration timeout) {
    RedisURI.Builder uri = RedisURI.builder().withDatabase(database);
    if (sentinel == null) {
      uri.withHost(host.name()).withPort(host.portOr(DEFAULT_PORT));
    } else {
      uri.withSentinelMasterId(sentinel);
      url.hosts().forEach(watcher -> uri.withSentinel(sentinelUri(watcher, timeout)));
    }
    if (clientName != null) {
      uri.withClientName(clientName);
    }
    String password = url.password();
    String user = url.user();
    if (password != null && user != null) {
      uri.withAuthentication(user, password.toCharArray());
    } else if (password != null) {
      uri.withPassword(password.toCharArray());
    }
    return secured(uri, timeout);
  }

  private RedisURI sentinelUri(StorageUrl.Host host, Duration timeout) {
    RedisURI.Builder uri =
        RedisURI.builder().withHost(host.name()).withPort(host.portOr(DEFAULT_SENTINEL_PORT));
    String password = url.option(SENTINEL_PASSWORD);
    if (password != null) {
      uri.withPassword(password.toCharArray());
    }
    return secured(uri, timeout);
  }

  private RedisURI secured(RedisURI.Builder uri, Duration timeout) {
    uri.withTimeout(timeout).withSsl(tls != null);
    if (tls != null) {
      uri.withVerifyPeer(tls.verifyMode());
    }
    return uri.build();
  }

  @Override
  public String toString() {
    return url.toString();
  }

  private static int database(StorageUrl url) {
    var matcher = DATABASE.matcher(url.path());
    if (!matcher.matches()) {
      throw url.problem(
          "has a path that is no database",
          "write the database's number, as in " + url.scheme() + "://host/0");
    }
    String number = matcher.group(1);
    return number == null ? 0 : Integer.parseInt(number);
  }

  private static @Nullable String clientName(StorageUrl url) {
    String name = url.option("clientName");
    if (name != null && !CLIENT_NAME.matcher(name).matches()) {
      throw url.optionProblem(
          "clientName",
          "has a clientName that Redis refuses",
          "use up to 64 printable ASCII characters, no blanks");
    }
    return name;
  }

  private static @Nullable ProtocolVersion protocol(StorageUrl url) {
    return switch (url.choiceOption("protocol", "auto", Set.of("auto", "2", "3"))) {
      case "2" -> ProtocolVersion.RESP2;
      case "3" -> ProtocolVersion.RESP3;
      default -> null;
    };
  }
}
