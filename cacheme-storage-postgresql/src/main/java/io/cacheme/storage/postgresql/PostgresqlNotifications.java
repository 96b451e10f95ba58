package io.cacheme.storage.postgresql;

import io.cacheme.storage.sql.SqlMessage;
import io.cacheme.storage.sql.SqlNotifications;
import io.cacheme.storage.sql.vertx.SqlStatement;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** {@code LISTEN} and {@code pg_notify}. They are of a database, and need no right. */
final class PostgresqlNotifications implements SqlNotifications {

  /** The server takes less than 8,000 bytes. */
  private static final int MOST_MESSAGE_BYTES = 7_999;

  /** What is longer it would cut off. */
  private static final int MOST_NAME_BYTES = 63;

  private static final String NOTIFY =
      "SELECT count(pg_notify(c, m)) FROM unnest($1::text[], $2::text[]) AS n (c, m)";

  @Override
  public String name(String channel) {
    return channel.length() <= MOST_NAME_BYTES ? channel : "cacheme:%hash:" + hash(channel);
  }

  @Override
  public String listen(List<String> names) {
    return names.stream()
        .map(name -> "LISTEN \"" + name.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining("; "));
  }

  @Override
  public int maxMessageBytes() {
    return MOST_MESSAGE_BYTES;
  }

  Future<?> publish(SqlConnection connection, List<SqlMessage> messages) {
    String[] names = messages.stream().map(m -> name(m.channel())).toArray(String[]::new);
    String[] texts = messages.stream().map(SqlMessage::text).toArray(String[]::new);
    return new SqlStatement(NOTIFY, Tuple.tuple().addArrayOfString(names).addArrayOfString(texts))
        .run(connection)
        .recover(
            thrown ->
                PostgresqlErrors.isQueueFull(thrown)
                    ? makeRoom(connection).compose(done -> Future.failedFuture(thrown))
                    : Future.failedFuture(thrown));
  }

  /**
   * A full queue stays full for those who tell, even when nobody holds it up any more: the server
   * drops what all have read when a message gets in, or when it is asked how full the queue is.
   */
  private static Future<?> makeRoom(SqlConnection connection) {
    return connection.query("SELECT pg_notification_queue_usage()").execute();
  }

  static void onNotification(SqlConnection connection, BiConsumer<String, String> listener) {
    if (connection instanceof PgConnection listening) {
      listening.notificationHandler(told -> listener.accept(told.getChannel(), told.getPayload()));
    }
  }

  private static String hash(String channel) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(channel.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }
}
