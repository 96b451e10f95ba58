package io.cacheme.storage.mysql;

import io.cacheme.spi.StorageUrl;
import io.cacheme.storage.sql.SqlOptions;
import io.cacheme.storage.sql.SqlSchema;
import io.cacheme.storage.sql.SqlStorage;
import io.cacheme.storage.sql.SqlStorageBuilder;
import io.cacheme.storage.sql.vertx.SqlAddress;
import io.cacheme.storage.sql.vertx.VertxDatabase;
import io.cacheme.storage.sql.vertx.VertxTls;
import java.util.HashSet;
import java.util.Set;

/**
 * Collects what a MySQL or MariaDB storage is to be; what is set here wins over the URL's options.
 */
public final class MysqlStorageBuilder extends SqlStorageBuilder<MysqlStorageBuilder> {

  private static final SqlSchema SCHEMA =
      SqlSchema.packedWith(MysqlStorage.class, "mysql.sql", '`', "CREATE ON the table's database");
  private static final String POOL_SIZE = "poolSize";
  private static final int DEFAULT_PORT = 3306;
  private static final int LONGEST_DATABASE = 64;

  /** MariaDB takes packets of 16 MiB unless told otherwise. */
  private static final int MARIADB_MOST_VALUE_BYTES = 15 << 20;

  MysqlStorageBuilder(StorageUrl url) {
    super(url);
    create(url);
  }

  /** At most how many connections, from 1 to 256; 50 unless set. */
  public MysqlStorageBuilder poolSize(int poolSize) {
    return set(POOL_SIZE, poolSize);
  }

  @Override
  protected MysqlStorageBuilder self() {
    return this;
  }

  @Override
  protected SqlStorage create(StorageUrl url) {
    Set<String> more = new HashSet<>(VertxTls.optionNames(url));
    more.add(POOL_SIZE);
    int mostValueBytes =
        url.scheme().equals("mariadb") ? MARIADB_MOST_VALUE_BYTES : SqlOptions.MOST_VALUE_BYTES;
    SqlOptions options = SqlOptions.of(url, more, mostValueBytes);
    int poolSize = url.intOption(POOL_SIZE, 50, 1, 256);
    MysqlDialect dialect =
        new MysqlDialect(
            options, SqlAddress.of(url, DEFAULT_PORT, LONGEST_DATABASE), VertxTls.of(url));
    return new SqlStorage(
        options, SCHEMA, new VertxDatabase(dialect, poolSize, MysqlChecks.LIMITS));
  }
}
