package io.cacheme.benchmarks.storage;

import io.cacheme.spi.StorageUrl;
import io.cacheme.testservers.TestServers;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A storage with its server, and the bare driver on the same server. */
enum BenchmarkedStorage {
  REDIS {
    @Override
    Pair open(BenchmarkOptions options) {
      String url = TestServers.redis().url();
      return new Pair(
          CachemeContender.open(StorageUrl.parse(url)), LettuceContender.standalone(url));
    }
  },
  /** Beside Lettuce with its known bottleneck mended by hand. */
  REDIS_CONSOLIDATED {
    @Override
    Pair open(BenchmarkOptions options) {
      String url = TestServers.redis().url();
      return new Pair(
          CachemeContender.open(StorageUrl.parse(url)), LettuceContender.consolidated(url));
    }
  },
  REDIS_CLUSTER {
    @Override
    Pair open(BenchmarkOptions options) {
      StorageUrl url = StorageUrl.parse(TestServers.redisCluster().url());
      List<RedisURI> nodes =
          url.hosts().stream()
              .map(host -> RedisURI.create(host.name(), host.portOr(6379)))
              .toList();
      return new Pair(CachemeContender.open(url), LettuceContender.cluster(nodes));
    }
  },
  POSTGRESQL {
    @Override
    Pair open(BenchmarkOptions options) {
      String url = TestServers.postgresql().url();
      return new Pair(
          table(url, options), PostgresqlStatements.open(url, options.poolOr(SQL_POOL)));
    }
  },
  MYSQL {
    @Override
    Pair open(BenchmarkOptions options) {
      String url = TestServers.mysql().url();
      return new Pair(table(url, options), MysqlStatements.open(url, options.poolOr(SQL_POOL)));
    }
  },
  MARIADB {
    @Override
    Pair open(BenchmarkOptions options) {
      String url = TestServers.mariadb().url();
      return new Pair(table(url, options), MysqlStatements.open(url, options.poolOr(SQL_POOL)));
    }
  },
  SQLITE {
    @Override
    Pair open(BenchmarkOptions options) {
      Path file = temporaryFile();
      return new Pair(
          table("sqlite:///" + file, options),
          new SqliteContender(file, options.poolOr(SQLITE_POOL)));
    }
  },
  MONGODB {
    @Override
    Pair open(BenchmarkOptions options) {
      String url = TestServers.mongodb().url();
      Map<String, String> ours = new TreeMap<>(Map.of("database", TABLE, "collection", TABLE));
      return new Pair(
          CachemeContender.open(configured(url, ours, options)),
          new MongoContender(url, TABLE, options.poolOr(MONGO_POOL)));
    }
  };

  /** The table or collection, in a server that may be somebody's. */
  static final String TABLE = "cacheme_benchmark";

  // the storages' own defaults
  private static final int SQL_POOL = 50;
  private static final int SQLITE_POOL = 4;
  private static final int MONGO_POOL = 50;

  /** Both, connected. */
  record Pair(Contender ours, Contender bare) implements AutoCloseable {
    @Override
    public void close() {
      ours.close();
      bare.close();
    }
  }

  /** Opens both; ours makes the table. */
  abstract Pair open(BenchmarkOptions options);

  /** As the command line has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Contender table(String url, BenchmarkOptions options) {
    return CachemeContender.open(configured(url, new TreeMap<>(Map.of("table", TABLE)), options));
  }

  private static StorageUrl configured(
      String url, Map<String, String> changed, BenchmarkOptions options) {
    changed.put("createSchema", "true");
    if (options.pool() > 0) {
      changed.put("poolSize", String.valueOf(options.pool()));
    }
    return StorageUrl.parse(url).withOptions(changed);
  }

  private static Path temporaryFile() {
    try {
      Path folder = Files.createTempDirectory("cacheme-storage-benchmark");
      Path file = folder.resolve("cache.db");
      for (String name : List.of("", "cache.db", "cache.db-wal", "cache.db-shm")) {
        folder.resolve(name).toFile().deleteOnExit(); // in the reverse of this order
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
