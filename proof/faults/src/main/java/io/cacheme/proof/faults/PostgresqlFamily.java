package io.cacheme.proof.faults;

import io.cacheme.testservers.PostgresProcess;
import java.nio.file.Path;
import java.util.List;

/** A PostgreSQL. */
final class PostgresqlFamily extends SqlFamily<PostgresProcess> {

  PostgresqlFamily() {
    this(PostgresProcess.builder().setting("max_connections", "" + MOST_CONNECTIONS).start());
  }

  private PostgresqlFamily(PostgresProcess server) {
    super(
        server,
        "postgresql",
        server.url(),
        "postgres",
        List.of(
            "CREATE USER " + USER + " PASSWORD '" + PASSWORD + "'",
            "GRANT ALL ON SCHEMA public TO " + USER));
  }

  @Override
  Sessions lock() {
    return new Sessions(
        this::admin, List.of("BEGIN", "LOCK TABLE cacheme_data"), List.of("COMMIT"));
  }

  @Override
  Deadlocks deadlocks() {
    return deadlocks(
        "key",
        List.of("SET deadlock_timeout = '10s'"),
        "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
  }

  @Override
  Trouble fullDisk() {
    return new FullDisk(this::moveTo, this::moveBack);
  }

  private void moveTo(Path folder) {
    run("CREATE TABLESPACE small LOCATION '" + folder + "'");
    run("ALTER TABLE cacheme_data SET TABLESPACE small");
  }

  private void moveBack() {
    run("TRUNCATE cacheme_data");
    run("ALTER TABLE cacheme_data SET TABLESPACE pg_default");
    run("DROP TABLESPACE small");
  }

  @Override
  void setReadOnly(boolean readOnly) {
    run("ALTER SYSTEM SET default_transaction_read_only = " + readOnly);
    run("SELECT pg_reload_conf()");
  }

  @Override
  void setPassword(String password) {
    run("ALTER USER " + USER + " PASSWORD '" + password + "'");
  }

  @Override
  void endSessions() {
    run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + USER + "'");
  }
}
