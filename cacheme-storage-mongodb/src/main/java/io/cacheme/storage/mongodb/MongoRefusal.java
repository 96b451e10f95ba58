package io.cacheme.storage.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoInternalException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.TlsOptions;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Set;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a server that refuses the configuration from one that cannot be reached, in words of our
 * own: the driver's messages are not wrapped, for they repeat what was sent.
 */
final class MongoRefusal {

  private static final int UNAUTHORIZED = 13;

  /**
   * Of a login: BadValue, UserNotFound, Unauthorized, AuthenticationFailed, MechanismUnavailable.
   */
  private static final Set<Integer> NO_LOGIN = Set.of(2, 11, UNAUTHORIZED, 18, 334);

  /** DocumentValidationFailure, BSONObjectTooLarge, DuplicateKey, KeyTooLong. */
  private static final Set<Integer> OF_ONE_DOCUMENT = Set.of(121, 10_334, 11_000, 17_280);

  private static final Set<Integer> INDEX_CONFLICTS = Set.of(67, 85, 86);

  /** What is to be done where it may be another server. */
  static final String FOREIGN_HELP =
      "\n    help:  see that a MongoDB is at this host and port, and not another server; tls=true is"
          + " for one with TLS, and only that";

  private MongoRefusal() {}

  static RuntimeException explain(MongoOptions options, Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof MongoFailure
          || t instanceof StorageReplyException
          || t instanceof StorageRejectedException) {
        return (RuntimeException) t;
      }
      if (t instanceof MongoSecurityException refused && isFinal(refused.getCause())) {
        return rejected(
            options,
            "refused the user or the password",
            "correct the URL, its authSource, or the server's users");
      }
      if (t instanceof MongoIncompatibleDriverException) {
        return rejected(
            options, "speaks another version of the protocol", "use MongoDB 4.2 or later");
      }
      if (t instanceof CertPathValidatorException || t instanceof CertificateException) {
        return new StorageRejectedException(options + " " + TlsOptions.untrusted(t.getMessage()));
      }
    }
    String wanted = TlsOptions.certificateWanted(thrown);
    if (wanted != null) {
      return new StorageRejectedException(options + " " + wanted);
    }
    String what = options + " " + words(options, thrown);
    return thrown instanceof MongoException answer && OF_ONE_DOCUMENT.contains(answer.getCode())
        ? new StorageReplyException(what)
        : new MongoFailure(what);
  }

  static StorageRejectedException rejected(MongoOptions options, String what, String help) {
    return new StorageRejectedException(options + " " + what + "\n    help:  " + help);
  }

  /** Whether a login failed for a reason that stays. */
  private static boolean isFinal(@Nullable Throwable cause) {
    return cause instanceof MongoCommandException answer
        ? NO_LOGIN.contains(answer.getErrorCode())
        : cause == null || cause instanceof SaslException;
  }

  /** {@link #explain}, for what is asked before a server serves. */
  static RuntimeException ofSetup(MongoOptions options, Throwable thrown) {
    if (thrown instanceof MongoCommandException answer) {
      if (answer.getErrorCode() == UNAUTHORIZED) {
        return new StorageRejectedException(options + " " + unauthorized(options));
      }
      if (INDEX_CONFLICTS.contains(answer.getErrorCode())) {
        return rejected(
            options,
            "has another index on \"expire\" in " + options.namespace() + ": " + code(answer),
            "drop it, then run sql/mongo.js");
      }
    }
    return explain(options, thrown);
  }

  private static String unauthorized(MongoOptions options) {
    return options.credential() == null
        ? "wants a user and a password"
            + "\n    help:  write them before the host: mongodb://user:password@host"
        : "does not let the user do what the storage needs in "
            + options.namespace()
            + "\n    help:  give the user the role readWrite on database "
            + options.database()
            + ": db.grantRolesToUser in its authSource";
  }

  private static String words(MongoOptions options, Throwable thrown) {
    if (thrown instanceof MongoSocketOpenException) {
      Throwable cause = thrown.getCause();
      return "cannot be reached"
          + (cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }
    if (thrown instanceof MongoSocketReadTimeoutException) {
      return "was silent for " + options.silenceTimeout().toMillis() + " ms";
    }
    if (thrown instanceof MongoSocketException) {
      return thrown.getCause() instanceof java.net.UnknownHostException
          ? "has a host that is not known"
          : "is not connected: the connection was lost";
    }
    if (thrown instanceof MongoInternalException) {
      return "answered what is not MongoDB's protocol" + FOREIGN_HELP;
    }
    if (thrown instanceof MongoSecurityException
        && thrown.getCause() instanceof MongoCommandException answer) {
      return "did not let the user in: it answered " + code(answer);
    }
    if (thrown instanceof MongoTimeoutException) {
      return "has no connection to spare";
    }
    if (thrown instanceof MongoException answer && answer.getCode() == UNAUTHORIZED) {
      return unauthorized(options);
    }
    if (thrown instanceof MongoException answer && answer.getCode() > 0) {
      return "answered " + code(answer);
    }
    return "failed: " + thrown.getClass().getSimpleName();
  }

  /** The answer's code: its text may repeat what was sent. */
  private static String code(MongoException answer) {
    String name = answer instanceof MongoCommandException c ? c.getErrorCodeName() : "";
    return "error " + answer.getCode() + (name.isEmpty() ? "" : " (" + name + ")");
  }
}
