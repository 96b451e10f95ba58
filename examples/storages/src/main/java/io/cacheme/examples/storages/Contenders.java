package io.cacheme.examples.storages;

import io.cacheme.storage.local.HeapStorage;
import io.cacheme.storage.mongodb.MongodbStorage;
import io.cacheme.storage.mysql.MysqlStorage;
import io.cacheme.storage.postgresql.PostgresqlStorage;
import io.cacheme.storage.redis.RedisStorage;
import io.cacheme.storage.sqlite.SqliteStorage;
import io.cacheme.testservers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The storages by name, each made when it is asked for. */
final class Contenders {

  private static final Duration SWEEP = Duration.ofSeconds(1);

  static final List<String> NAMES =
      List.of(
          "local", "redis", "redis-cluster", "postgresql", "mysql", "mariadb", "sqlite", "mongodb");

  private final Map<String, Supplier<Contender>> all =
      new TreeMap<>(
          Map.of(
              "local", Contenders::local,
              "redis", Contenders::redis,
              "redis-cluster", Contenders::redisCluster,
              "postgresql", Contenders::postgresql,
              "mysql", () -> mysql("mysql"),
              "mariadb", () -> mysql("mariadb"),
              "sqlite", this::sqlite,
              "mongodb", Contenders::mongodb));

  private final Path folder;

  /** SQLite's file stands in {@code folder}. */
  Contenders(Path folder) {
    this.folder = folder;
  }

  Contender of(String name) {
    Supplier<Contender> contender = all.get(name);
    if (contender == null) {
      throw new IllegalArgumentException(
          "there is no storage \"" + name + "\"; there are " + String.join(", ", NAMES));
    }
    return contender.get();
  }

  private static Contender local() {
    HeapStorage heap = HeapStorage.builder().tlfu().size(100_000).build();
    return new Contender("local", "the heap", heap, prefix -> heap.size());
  }

  private static Contender redis() {
    var server = TestServers.redis();
    return new Contender(
        "redis",
        server.toString(),
        RedisStorage.builder(server.url()).build(),
        prefix -> Census.redis(server.url(), prefix));
  }

  private static Contender redisCluster() {
    var server = TestServers.redisCluster();
    return new Contender(
        "redis-cluster",
        server.toString(),
        RedisStorage.builder(server.url()).cluster(true).build(),
        prefix -> Census.redisCluster(server.url(), prefix));
  }

  private static Contender postgresql() {
    var server = TestServers.postgresql();
    return new Contender(
        "postgresql",
        server.toString(),
        PostgresqlStorage.builder(server.url()).createSchema(true).sweepInterval(SWEEP).build(),
        prefix -> Census.postgresql(server.url(), prefix));
  }

  private static Contender mysql(String kind) {
    var server = kind.equals("mysql") ? TestServers.mysql() : TestServers.mariadb();
    return new Contender(
        kind,
        server.toString(),
        MysqlStorage.builder(server.url()).createSchema(true).sweepInterval(SWEEP).build(),
        prefix -> Census.mysql(server.url(), prefix));
  }

  private Contender sqlite() {
    Path file = folder.resolve("cache.db");
    return new Contender(
        "sqlite",
        "in process",
        SqliteStorage.builder("sqlite:///" + file).createSchema(true).sweepInterval(SWEEP).build(),
        prefix -> Census.sqlite(file, prefix));
  }

  private static Contender mongodb() {
    var server = TestServers.mongodb();
    return new Contender(
        "mongodb",
        server.toString(),
        MongodbStorage.builder(server.url()).createSchema(true).sweepInterval(SWEEP).build(),
        prefix -> Census.mongodb(server.url(), prefix));
  }
}
