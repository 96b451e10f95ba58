package io.cacheme.proof.faults;

import io.cacheme.Cacheme;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A MySQL or MariaDB behind a proxy. Its tables share one file, which must not grow for long. */
final class MysqlFamily implements Family {

  private static final String USER = "app";
  private static final int FEW_CONNECTIONS = 12;

  private final MysqlKind kind;
  private final MysqlProcess server;
  private final FaultProxy proxy;

  MysqlFamily(MysqlKind kind) {
    this.kind = kind;
    this.server =
        MysqlProcess.builder(kind)
            .setting("innodb_file_per_table", "OFF")
            .setting("innodb_data_file_path", "ibdata1:12M:autoextend:max:48M")
            .setting("innodb_autoextend_increment", "4")
            .startOrSkip();
    this.proxy = FaultProxy.to(server.host(), server.port());
    run("CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "'");
    run("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, INDEX ON cacheme.* TO '" + USER + "'@'%'");
    Cacheme.builder().storage(CellRun.REMOTE, url() + "?createSchema=true").build().close();
  }

  @Override
  public String name() {
    return kind.scheme();
  }

  @Override
  public String url() {
    return urlBy(proxy.port());
  }

  @Override
  public Map<String, String> options() {
    return Map.of("poolSize", "10");
  }

  @Override
  public void prepare() {
    proxy.heal();
    run("TRUNCATE TABLE cacheme_data");
  }

  @Override
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(Network.cells(server, proxy));
    cells.add(
        Cell.of(
                "pool-exhausted",
                new Sessions(
                    this::admin,
                    List.of("LOCK TABLES cacheme_data WRITE"),
                    List.of("UNLOCK TABLES")))
            .with("poolSize", "2"));
    cells.add(Cell.of("too-many-connections", Sessions.silent(this::allThatMayBe)));
    cells.add(Cell.of("read-only", () -> setReadOnly(1), () -> setReadOnly(0)));
    cells.add(
        Cell.of(
            "table-missing",
            () -> run("RENAME TABLE cacheme_data TO elsewhere"),
            () -> run("RENAME TABLE elsewhere TO cacheme_data")));
    cells.add(
        Cell.of(
                "deadlock",
                new Deadlocks(
                    this::admin,
                    "`key`",
                    List.of(),
                    admin ->
                        admin.number(
                            "SELECT `COUNT` FROM information_schema.INNODB_METRICS"
                                + " WHERE NAME = 'lock_deadlocks'")))
            .with("poolSize", "2")
            .thatMayBeSilent());
    cells.add(Cell.of("disk-full", this::fill, () -> run("DROP TABLE filler")));
    cells.add(
        Cell.of(
                "wrong-password",
                this::changePassword,
                () -> run("ALTER USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "'"))
            .within(Cell.AFTER_REFUSAL));
    return cells;
  }

  /** While the storage has none, for it was cut off from the server. */
  private List<SqlAdmin> allThatMayBe() {
    proxy.refuse();
    run("SET GLOBAL max_connections = " + FEW_CONNECTIONS);
    List<SqlAdmin> all = SqlAdmin.asManyAsMayBe(urlBy(server.port()), 2 * FEW_CONNECTIONS);
    proxy.heal();
    return all;
  }

  /** For the writes of ordinary users; what MySQL calls super includes what others call so. */
  private void setReadOnly(int on) {
    if (kind == MysqlKind.MYSQL) {
      run("SET GLOBAL super_read_only = " + on);
    }
    run("SET GLOBAL read_only = " + on);
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

  private void changePassword() {
    try (SqlAdmin admin = admin()) {
      admin.ask("ALTER USER '" + USER + "'@'%' IDENTIFIED BY 'another'");
      admin
          .ask("SELECT ID FROM information_schema.PROCESSLIST WHERE USER = '" + USER + "'")
          .forEach(id -> admin.tries("KILL " + id));
    }
  }

  private void run(String sql) {
    try (SqlAdmin admin = admin()) {
      admin.ask(sql);
    }
  }

  private SqlAdmin admin() {
    return SqlAdmin.of(server.url());
  }

  private String urlBy(int port) {
    return kind.scheme() + "://" + USER + ":" + PASSWORD + "@127.0.0.1:" + port + "/cacheme";
  }

  @Override
  public void close() {
    proxy.close();
    server.close();
  }
}
