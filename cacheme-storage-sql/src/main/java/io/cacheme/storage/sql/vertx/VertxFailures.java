package io.cacheme.storage.sql.vertx;

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
    return unreachable(thrown);
  }

  private static SqlFailure unreachable(@Nullable Throwable thrown) {
    if (thrown instanceof ClosedConnectionException || thrown instanceof ClosedChannelException) {
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
    return lost("failed with " + (thrown == null ? "nothing" : thrown.getClass().getName()));
  }

  private static SqlFailure lost(String what) {
    return new SqlFailure(SqlFailure.Kind.LOST, what);
  }
}
