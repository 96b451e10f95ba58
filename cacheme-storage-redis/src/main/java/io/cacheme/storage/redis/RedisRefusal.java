package io.cacheme.storage.redis;

import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.TlsOptions;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.protocol.RedisProtocolException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a server that refuses the configuration from one that cannot be reached, in words of our
 * own: the driver's messages are not wrapped, for some show the URL.
 */
final class RedisRefusal {

  /** The driver has no class for it; SentinelTest tells should it change its words. */
  private static final String UNKNOWN_MASTER = "Cannot provide redisAddress using sentinel";

  /** The same, with a number and a unit behind it; ours and the driver's timeout are one. */
  private static final String SILENT = "Connection initialization timed out after ";

  private RedisRefusal() {}

  static RuntimeException explain(RedisEndpoint endpoint, @Nullable Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof RedisCommandExecutionException) {
        return fromAnswer(endpoint, String.valueOf(t.getMessage()));
      }
      if (t instanceof CertPathValidatorException || t instanceof CertificateException) {
        return new StorageRejectedException(endpoint + " " + TlsOptions.untrusted(t.getMessage()));
      }
    }
    String wanted = TlsOptions.certificateWanted(thrown);
    if (wanted != null) {
      return new StorageRejectedException(endpoint + " " + wanted);
    }
    String sentinels = answerOfSentinels(thrown);
    if (sentinels != null) {
      return fromSentinel(endpoint, sentinels);
    }
    String reason = reason(thrown);
    if (reason.startsWith(SILENT)) {
      String limit = reason.substring(SILENT.length()).replace("millisecond(s)", "ms");
      return new RedisFailure(endpoint + " did not answer within " + limit);
    }
    String master = endpoint.options().sentinel();
    return master != null && reason.startsWith(UNKNOWN_MASTER)
        ? rejected(
            endpoint,
            "knows no master named \"" + master + "\"",
            "write the name that the Sentinels' configuration gives it, as in sentinel=mymaster")
        : unreached(endpoint, reason, thrown);
  }

  /** It is down, or another server is there. */
  private static RedisFailure unreached(
      RedisEndpoint endpoint, String reason, @Nullable Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof RedisProtocolException) { // its words are about bytes
        return foreign(endpoint, "answered what is not Redis's protocol");
      }
      if (t instanceof NotSslRecordException) { // its words are the server's, in hexadecimal
        return foreign(endpoint, "answered the TLS handshake with something else");
      }
      if (t instanceof SslHandshakeTimeoutException || t instanceof RedisCommandTimeoutException) {
        return foreign(endpoint, "did not answer in time");
      }
    }
    if (thrown != null
        && (root(thrown) instanceof ClosedChannelException || isUnexplained(thrown))) {
      return foreign(endpoint, "closed the connection before it was of use");
    }
    return new RedisFailure(endpoint + " cannot be reached: " + reason);
  }

  /** A server that said nothing within {@code millis}. */
  static RedisFailure late(RedisOptions options, long millis) {
    return new RedisFailure(
        options + " did not answer within " + millis + " ms" + foreignHelp(options));
  }

  private static RedisFailure foreign(RedisEndpoint endpoint, String what) {
    return new RedisFailure(endpoint + " " + what + foreignHelp(endpoint.options()));
  }

  private static String foreignHelp(RedisOptions options) {
    return "\n    help:  see that a "
        + (options.sentinel() == null ? "Redis" : "Sentinel")
        + (options.tls() == null
            ? " without TLS is at this host and port, and not another server; for one with TLS write"
                + " rediss://"
            : " with TLS is at this host and port, and not another server; for one without write"
                + " redis://");
  }

  /**
   * Whether the driver only knows that there was a connection, and now is none: it then has no
   * cause to tell. That Sentinels know no master has none either, but is all there is to say.
   */
  static boolean isUnexplained(Throwable thrown) {
    Throwable root = root(thrown);
    return root instanceof IllegalStateException
        || (root instanceof RedisConnectionException
            && root.getCause() == null
            && !String.valueOf(root.getMessage()).startsWith(UNKNOWN_MASTER));
  }

  /**
   * What a server answered that was asked for the master, or null if none answered: the driver
   * takes it for a timeout of its own, and only adds it to that.
   */
  private static @Nullable String answerOfSentinels(@Nullable Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      for (Throwable suppressed : t.getSuppressed()) {
        if (suppressed instanceof RedisCommandExecutionException) {
          return String.valueOf(suppressed.getMessage());
        }
      }
    }
    return null;
  }

  private static RuntimeException fromSentinel(RedisEndpoint endpoint, String answer) {
    String text = answer.toUpperCase(Locale.ROOT);
    if (text.contains("UNKNOWN COMMAND")) {
      return rejected(
          endpoint,
          "is no Sentinel",
          "leave out sentinel="
              + endpoint.options().sentinel()
              + ", or name the Sentinels, whose port is 26379 unless it is given");
    }
    return fromAnswer(endpoint, answer);
  }

  /** What {@code answer}, an error, says about how the storage is set up. */
  static RuntimeException fromAnswer(RedisEndpoint endpoint, String answer) {
    String text = answer.toUpperCase(Locale.ROOT);
    if (text.startsWith("NOAUTH")) {
      return rejected(
          endpoint,
          "wants a password",
          "write it before the host, as in "
              + endpoint.example(":password@", "")
              + (endpoint.options().sentinel() == null
                  ? ""
                  : "; that of the Sentinels is sentinelPassword=…"));
    }
    if (text.startsWith("WRONGPASS") || text.contains("INVALID PASSWORD")) {
      return rejected(
          endpoint, "refused the user or the password", "correct the URL, or the server's users");
    }
    if (RedisRights.isMissing(answer)) {
      return new StorageRejectedException(
          endpoint + " does not let the user in: " + answer + RedisRights.help(answer));
    }
    if (endpoint.options().hasPassword() && text.contains("AUTH")) {
      return rejected(
          endpoint, "refused the user: " + answer, "correct the URL, or the server's users");
    }
    if (text.contains("DB INDEX")) {
      return rejected(
          endpoint,
          "has no database " + endpoint.options().database(),
          "end the URL with a database that exists, as in " + endpoint.example("", "/0"));
    }
    if (text.contains("CLUSTER SUPPORT DISABLED")) {
      return rejected(endpoint, "is no node of a Redis Cluster", "leave out cluster=true");
    }
    return new RedisFailure(endpoint + " answered: " + answer);
  }

  static StorageRejectedException rejected(RedisEndpoint endpoint, String what, String help) {
    return new StorageRejectedException(endpoint + " " + what + "\n    help:  " + help);
  }

  private static String reason(@Nullable Throwable thrown) {
    return thrown == null ? "for no reason given" : String.valueOf(root(thrown).getMessage());
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null
        && (cause instanceof CompletionException || cause instanceof RedisConnectionException)) {
      cause = cause.getCause();
    }
    return cause;
  }
}
