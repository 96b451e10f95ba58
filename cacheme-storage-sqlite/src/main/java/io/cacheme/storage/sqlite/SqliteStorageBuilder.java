package io.cacheme.storage.sqlite;

import io.cacheme.spi.StorageUrl;
import io.cacheme.storage.sql.SqlOptions;
import io.cacheme.storage.sql.SqlSchema;
import io.cacheme.storage.sql.SqlStorage;
import io.cacheme.storage.sql.SqlStorageBuilder;
import java.time.Duration;
import java.util.Set;

/** Collects what an SQLite storage is to be; what is set here wins over the URL's options. */
public final class SqliteStorageBuilder extends SqlStorageBuilder<SqliteStorageBuilder> {

  static final SqlSchema SCHEMA =
      SqlSchema.packedWith(SqliteStorage.class, "sqlite.sql", '"', "the right to write the file");
  private static final String POOL_SIZE = "poolSize";
  private static final String BUSY_TIMEOUT = "busyTimeout";

  SqliteStorageBuilder(StorageUrl url) {
    super(url);
    create(url);
  }

  /** At most how many connections read, from 1 to 64; 4 unless set. One more writes. */
  public SqliteStorageBuilder poolSize(int poolSize) {
    return set(POOL_SIZE, poolSize);
  }

  /** How long a statement waits while another process writes; 5 s unless set. */
  public SqliteStorageBuilder busyTimeout(Duration busyTimeout) {
    return set(BUSY_TIMEOUT, busyTimeout);
  }

  @Override
  protected SqliteStorageBuilder self() {
    return this;
  }

  @Override
  protected SqlStorage create(StorageUrl url) {
    SqlOptions options =
        SqlOptions.of(url, Set.of(POOL_SIZE, BUSY_TIMEOUT), SqlOptions.MOST_VALUE_BYTES);
    int readers = url.intOption(POOL_SIZE, 4, 1, 64);
    Duration busyTimeout = url.durationOption(BUSY_TIMEOUT, Duration.ofSeconds(5));
    if (options.table().schema() != null) {
      throw url.problem("has a table within a schema", "name the table alone");
    }
    SqliteFile file = SqliteFile.of(url, busyTimeout);
    SqliteStatements statements = new SqliteStatements(options.table());
    return new SqlStorage(
        options,
        SCHEMA,
        SqliteDatabase.writer(file, statements),
        SqliteDatabase.readers(file, statements, readers));
  }
}
