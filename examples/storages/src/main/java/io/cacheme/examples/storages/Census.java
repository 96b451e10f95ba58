package io.cacheme.examples.storages;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClients;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.api.sync.RedisKeyCommands;
import io.lettuce.core.cluster.RedisClusterClient;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Counts what servers keep, by their drivers alone. */
final class Census {

  private static final String COUNT = "SELECT count(*) FROM cacheme_data WHERE ";

  private Census() {}

  static long redis(String url, String prefix) {
    RedisClient client = RedisClient.create(url);
    try (var connection = client.connect()) {
      return scan(connection.sync(), prefix);
    } finally {
      client.shutdown();
    }
  }

  static long redisCluster(String url, String prefix) {
    String first = url.substring(0, url.indexOf(',') < 0 ? url.indexOf('?') : url.indexOf(','));
    RedisClusterClient client = RedisClusterClient.create(first);
    try (var connection = client.connect()) {
      return scan(connection.sync(), prefix);
    } finally {
      client.shutdown();
    }
  }

  private static long scan(RedisKeyCommands<String, String> redis, String prefix) {
    ScanArgs args = ScanArgs.Builder.matches(prefix + "*").limit(1_000);
    KeyScanCursor<String> cursor = redis.scan(args);
    long found = cursor.getKeys().size();
    while (!cursor.isFinished()) {
      cursor = redis.scan(cursor, args); // a cluster's cursor knows its node
      found += cursor.getKeys().size();
    }
    return found;
  }

  static long postgresql(String url, String prefix) throws Exception {
    return sql(
        vertx -> PgConnection.connect(vertx, PgConnectOptions.fromUri(url)).map(c -> c),
        COUNT + "key LIKE '" + prefix + "%'");
  }

  static long mysql(String url, String prefix) throws Exception {
    String known = url.replaceFirst("mariadb:", "mysql:");
    return sql(
        vertx -> MySQLConnection.connect(vertx, MySQLConnectOptions.fromUri(known)).map(c -> c),
        COUNT + "`key` LIKE '" + prefix + "%'");
  }

  private static long sql(
      java.util.function.Function<Vertx, io.vertx.core.Future<SqlConnection>> connect, String query)
      throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      return connect
          .apply(vertx)
          .compose(
              connection ->
                  connection.query(query).execute().map(rows -> rows.iterator().next().getLong(0)))
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  static long sqlite(Path file, String prefix) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(COUNT + "key LIKE '" + prefix + "%'")) {
      return rows.getLong(1);
    }
  }

  static long mongodb(String url, String prefix) throws Exception {
    try (var client = MongoClients.create(url)) {
      One<Long> counted = new One<>();
      client
          .getDatabase("cacheme")
          .getCollection("cacheme_data")
          .countDocuments(Filters.regex("_id", "^" + prefix))
          .subscribe(counted);
      return counted.get(10, TimeUnit.SECONDS);
    }
  }

  private static final class One<T> extends CompletableFuture<T> implements Subscriber<T> {

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(1);
    }

    @Override
    public void onNext(T value) {
      complete(value);
    }

    @Override
    public void onError(Throwable failure) {
      completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      completeExceptionally(new IllegalStateException("no answer"));
    }
  }
}
