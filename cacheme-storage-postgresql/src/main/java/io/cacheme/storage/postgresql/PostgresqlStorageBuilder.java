package io.cacheme.storage.postgresql;

import io.cacheme.spi.StorageUrl;
import io.cacheme.storage.sql.SqlLimits;
import io.cacheme.storage.sql.SqlOptions;
import io.cacheme.storage.sql.SqlSchema;
import io.cacheme.storage.sql.SqlStorage;
import io.cacheme.storage.sql.SqlStorageBuilder;
import io.cacheme.storage.sql.vertx.SqlAddress;
import io.cacheme.storage.sql.vertx.VertxDatabase;
import io.cacheme.storage.sql.vertx.VertxTls;
import java.util.HashSet;
import java.util.Set;

/** Collects what a PostgreSQL storage is to be; what is set here wins over the URL's options. */
public final class PostgresqlStorageBuilder extends SqlStorageBuilder<PostgresqlStorageBuilder> {

  private static final SqlSchema SCHEMA =
      SqlSchema.packedWith(
          PostgresqlStorage.class, "postgresql.sql", '"', "USAGE, CREATE ON the table's schema");
  private static final String POOL_SIZE = "poolSize";
  private static final String PREPARED = "prepared";
  private static final int DEFAULT_PORT = 5432;
  private static final int LONGEST_DATABASE = 63;

  PostgresqlStorageBuilder(StorageUrl url) {
    super(url);
    create(url);
  }

  /** At most how many connections, from 1 to 256; 50 unless set. */
  public PostgresqlStorageBuilder poolSize(int poolSize) {
    return set(POOL_SIZE, poolSize);
  }

  /**
   * Whether statements are prepared once a connection; true unless set. False is for poolers, as
   * PgBouncer, with {@code pool_mode = transaction} or {@code statement}; the storage then sets no
   * {@code statement_timeout} either.
   */
  public PostgresqlStorageBuilder prepared(boolean prepared) {
    return set(PREPARED, prepared);
  }

  @Override
  protected PostgresqlStorageBuilder self() {
    return this;
  }

  @Override
  protected SqlStorage create(StorageUrl url) {
    Set<String> more = new HashSet<>(VertxTls.optionNames(url));
    more.addAll(Set.of(POOL_SIZE, PREPARED));
    SqlOptions options = SqlOptions.of(url, more, SqlOptions.MOST_VALUE_BYTES);
    int poolSize = url.intOption(POOL_SIZE, 50, 1, 256);
    PostgresqlDialect dialect =
        new PostgresqlDialect(
            options,
            SqlAddress.of(url, DEFAULT_PORT, LONGEST_DATABASE),
            VertxTls.of(url),
            url.booleanOption(PREPARED, true));
    return new SqlStorage(options, SCHEMA, new VertxDatabase(dialect, poolSize, SqlLimits.DEFAULT));
  }
}
