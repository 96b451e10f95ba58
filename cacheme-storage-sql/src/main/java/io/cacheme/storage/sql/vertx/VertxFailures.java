package io.cacheme.storage.sql.vertx;

import io.cacheme.spi.TlsOptions;
import io.cacheme.storage.sql.SqlFailure;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Puts the driver's failures into words of our own. */
final class VertxFailures {

  private VertxFailures() {}

  static SqlFailure of(VertxDialect dialect, @Nullable Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SqlFailure failure) {
        return failure;
      }
      if (t instanceof DatabaseException error) {
        return dialect.failure(error);
      }
    }
    String wanted = TlsOptions.certificateWanted(thrown);
    return wanted == null ? unreachable(thrown) : new SqlFailure(SqlFailure.Kind.REJECTED, wanted);
  }

  /** The same, before the server has let anybody in: then it may be another server. */
  static SqlFailure ofConnecting(VertxDialect dialect, @Nullable Throwable thrown) {
    SqlFailure failure = of(dialect, thrown);
    if (failure.kind() != SqlFailure.Kind.LOST || isNetworks(thrown)) {
      return failure;
    }
    return isClosed(thrown)
        ? foreign(dialect, "closed the connection before the login was done")
        : foreign(dialect, "answered what is not understood (" + name(thrown) + ")");
  }

  /** A server that said nothing within {@code millis}. */
  static SqlFailure late(VertxDialect dialect, long millis) {
    return foreign(dialect, "did not answer within " + millis + " ms");
  }

  private static SqlFailure foreign(VertxDialect dialect, String what) {
    return lost(
        what
            + "\n    help:  see that "
            + dialect.server()
            + " is at this host and port, and not another server; if it is, what it logs says more");
  }

  private static boolean isNetworks(@Nullable Throwable thrown) {
    return thrown instanceof SqlFailure || (thrown instanceof IOException && !isClosed(thrown));
  }

  private static boolean isClosed(@Nullable Throwable thrown) {
    return thrown instanceof ClosedConnectionException || thrown instanceof ClosedChannelException;
  }

  private static SqlFailure unreachable(@Nullable Throwable thrown) {
    if (isClosed(thrown)) {
      return lost("lost the connection");
    }
    if (thrown instanceof UnknownHostException) {
      return lost("cannot be reached: its host's name is not known");
    }
    if (thrown instanceof SSLException) {
      return lost("cannot be spoken to with TLS: " + thrown.getMessage());
    }
    if (thrown instanceof IOException) {
      return lost("cannot be reached: " + thrown.getMessage());
    }
    // an argument may be in the message of any other
    return lost("failed with " + name(thrown));
  }

  private static String name(@Nullable Throwable thrown) {
    return thrown == null ? "nothing" : thrown.getClass().getName();
  }

  private static SqlFailure lost(String what) {
    return new SqlFailure(SqlFailure.Kind.LOST, what);
  }
}
