package io.cacheme.proof.faults;

import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A MySQL or MariaDB. Its tables share one file, which must not grow for long. */
final class MysqlFamily extends SqlFamily<MysqlProcess> {

  private final MysqlKind kind;

  MysqlFamily(MysqlKind kind) {
    this(
        kind,
        MysqlProcess.builder(kind)
            .setting("max_connections", "" + MOST_CONNECTIONS)
            .setting("innodb_file_per_table", "OFF")
            .setting("innodb_data_file_path", "ibdata1:12M:autoextend:max:48M")
            .setting("innodb_autoextend_increment", "4")
            .startOrSkip());
  }

  private MysqlFamily(MysqlKind kind, MysqlProcess server) {
    super(
        server,
        kind.scheme(),
        server.url(),
        "cacheme",
        List.of(
            "CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "'",
            "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, INDEX ON cacheme.* TO '"
                + USER
                + "'@'%'"));
    this.kind = kind;
  }

  @Override
  Sessions lock() {
    return new Sessions(
        this::admin, List.of("LOCK TABLES cacheme_data WRITE"), List.of("UNLOCK TABLES"));
  }

  @Override
  Deadlocks deadlocks() {
    return deadlocks(
        "`key`",
        List.of(),
        kind == MysqlKind.MYSQL
            ? "SELECT `COUNT` FROM information_schema.INNODB_METRICS WHERE NAME = 'lock_deadlocks'"
            : "SELECT CAST(VARIABLE_VALUE AS INT) FROM information_schema.GLOBAL_STATUS"
                + " WHERE VARIABLE_NAME = 'INNODB_DEADLOCKS'");
  }

  /** MariaDB ends itself where that file is full. */
  @Override
  @Nullable Trouble fullDisk() {
    return kind == MysqlKind.MARIADB
        ? null
        : Trouble.of(this::fill, () -> run("DROP TABLE filler"));
  }

  /** Takes all the room that the file of the tables may have. */
  private void fill() {
    try (SqlAdmin admin = admin()) {
      admin.ask("CREATE TABLE filler (id INT AUTO_INCREMENT PRIMARY KEY, bytes LONGBLOB)");
      for (int size : List.of(1_000_000, 100_000, 7_000)) {
        while (admin.tries("INSERT INTO filler (bytes) VALUES (REPEAT('x', " + size + "))")) {
          // there was room
        }
      }
    }
  }

  /** For the writes of ordinary users; what MySQL calls super includes what others call so. */
  @Override
  void setReadOnly(boolean readOnly) {
    if (kind == MysqlKind.MYSQL) {
      run("SET GLOBAL super_read_only = " + readOnly);
    }
    run("SET GLOBAL read_only = " + readOnly);
  }

  @Override
  void setPassword(String password) {
    run("ALTER USER '" + USER + "'@'%' IDENTIFIED BY '" + password + "'");
  }

  @Override
  void endSessions() {
    try (SqlAdmin admin = admin()) {
      admin
          .ask("SELECT ID FROM information_schema.PROCESSLIST WHERE USER = '" + USER + "'")
          .forEach(id -> admin.tries("KILL " + id));
    }
  }
}
