package io.cacheme.storage.redis;

import io.cacheme.spi.StorageUrl;
import io.lettuce.core.RedisURI;
import io.lettuce.core.protocol.ProtocolVersion;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the URL of a Redis storage says, checked. */
final class RedisOptions {

  private static final Set<String> PLAIN =
      Set.of(
          "poolSize",
          "maxValueBytes",
          "maxOutstanding",
          "silenceTimeout",
          "clientName",
          "protocol");
  private static final Pattern DATABASE = Pattern.compile("/?|/([0-9]{1,6})");
  private static final Pattern CLIENT_NAME = Pattern.compile("[!-~]{1,64}");
  private static final int DEFAULT_PORT = 6379;
  private static final int MIB = 1 << 20;

  private final StorageUrl url;
  private final int poolSize;
  private final int maxValueBytes;
  private final int maxOutstanding;
  private final Duration silenceTimeout;
  private final @Nullable String clientName;
  private final @Nullable ProtocolVersion protocol;
  private final int database;
  private final @Nullable RedisTls tls;

  private RedisOptions(StorageUrl url) {
    this.url = url;
    this.tls = url.scheme().equals("rediss") ? RedisTls.of(url) : null;
    url.requireKnownOptions(tls == null ? PLAIN : RedisTls.and(PLAIN));
    this.poolSize = url.intOption("poolSize", 1, 1, 256);
    this.maxValueBytes = url.bytesOption("maxValueBytes", MIB, 1, 16 * MIB);
    this.maxOutstanding = url.intOption("maxOutstanding", 1 << 18, 1_024, 1 << 24);
    this.silenceTimeout = url.durationOption("silenceTimeout", Duration.ofSeconds(10));
    this.clientName = clientName(url);
    this.protocol = protocol(url);
    this.database = database(url);
    url.singleHost();
    if (url.user() != null && url.password() == null) {
      throw url.problem(
          "has a user and no password",
          "write " + url.scheme() + "://:password@host, or user:password@host");
    }
  }

  static RedisOptions of(StorageUrl url) {
    return new RedisOptions(url);
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

  /** A URL of this server for messages, with {@code credentials} that are none. */
  String example(String credentials, String path) {
    return url.scheme() + "://" + credentials + url.singleHost() + path;
  }

  RedisURI uri(Duration timeout) {
    StorageUrl.Host host = url.singleHost();
    RedisURI.Builder uri =
        RedisURI.builder()
            .withHost(host.name())
            .withPort(host.portOr(DEFAULT_PORT))
            .withDatabase(database)
            .withTimeout(timeout)
            .withSsl(tls != null);
    if (tls != null) {
      uri.withVerifyPeer(tls.verifyMode());
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
      throw url.problem(
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
