package io.cacheme.storage.redis;

import io.cacheme.spi.StorageRejectedException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
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

  private RedisRefusal() {}

  static RuntimeException explain(RedisOptions options, @Nullable Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof RedisCommandExecutionException) {
        return fromAnswer(options, String.valueOf(t.getMessage()));
      }
      if (t instanceof CertPathValidatorException || t instanceof CertificateException) {
        return rejected(
            options,
            "has a certificate that is not trusted: " + t.getMessage(),
            "name its authority by caCertificate or trustStore, or see whether the host's name is right");
      }
    }
    return new RedisFailure(options + " cannot be reached: " + reason(thrown));
  }

  private static RuntimeException fromAnswer(RedisOptions options, String answer) {
    String text = answer.toUpperCase(Locale.ROOT);
    if (text.startsWith("NOAUTH")) {
      return rejected(
          options,
          "wants a password",
          "write it before the host, as in " + options.example(":password@", ""));
    }
    if (text.startsWith("WRONGPASS") || text.contains("INVALID PASSWORD")) {
      return rejected(
          options, "refused the user or the password", "correct the URL, or the server's users");
    }
    if (text.startsWith("NOPERM") || (options.hasPassword() && text.contains("AUTH"))) {
      return rejected(
          options, "refused the user: " + answer, "correct the URL, or the server's users");
    }
    if (text.contains("DB INDEX")) {
      return rejected(
          options,
          "has no database " + options.database(),
          "end the URL with a database that exists, as in " + options.example("", "/0"));
    }
    return new RedisFailure(options + " answered: " + answer);
  }

  private static StorageRejectedException rejected(RedisOptions options, String what, String help) {
    return new StorageRejectedException(options + " " + what + "\n    help:  " + help);
  }

  private static String reason(@Nullable Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null
        && cause.getCause() != null
        && (cause instanceof CompletionException || cause instanceof RedisConnectionException)) {
      cause = cause.getCause();
    }
    return cause == null ? "for no reason given" : String.valueOf(cause.getMessage());
  }
}
