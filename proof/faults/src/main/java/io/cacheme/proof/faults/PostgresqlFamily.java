package io.cacheme.proof.faults;

import io.cacheme.Cacheme;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testservers.PostgresProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL behind a proxy. */
final class PostgresqlFamily implements Family {

  private static final String USER = "app";
  private static final int MOST_CONNECTIONS = 20;

  private final PostgresProcess server =
      PostgresProcess.builder().setting("max_connections", "" + MOST_CONNECTIONS).start();

  private final FaultProxy proxy = FaultProxy.to(server.host(), server.port());

  PostgresqlFamily() {
    try (SqlAdmin admin = admin()) {
      admin.ask("CREATE USER " + USER + " PASSWORD '" + PASSWORD + "'");
      admin.ask("GRANT ALL ON SCHEMA public TO " + USER);
    }
    Cacheme.builder().storage(CellRun.REMOTE, url() + "?createSchema=true").build().close();
  }

  @Override
  public String name() {
    return "postgresql";
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
    try (SqlAdmin admin = admin()) {
      admin.ask("TRUNCATE cacheme_data");
    }
  }

  @Override
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(Network.cells(server, proxy));
    cells.add(
        Cell.of(
                "pool-exhausted",
                new Sessions(
                    this::admin, List.of("BEGIN", "LOCK TABLE cacheme_data"), List.of("COMMIT")))
            .with("poolSize", "2"));
    cells.add(Cell.of("too-many-connections", Sessions.silent(this::allThatMayBe)));
    cells.add(Cell.of("read-only", () -> setReadOnly(true), () -> setReadOnly(false)));
    cells.add(
        Cell.of(
            "table-missing",
            () -> run("ALTER TABLE cacheme_data RENAME TO elsewhere"),
            () -> run("ALTER TABLE elsewhere RENAME TO cacheme_data")));
    cells.add(
        Cell.of(
                "deadlock",
                new Deadlocks(
                    this::admin,
                    "key",
                    List.of("SET deadlock_timeout = '10s'"),
                    admin ->
                        admin.number(
                            "SELECT deadlocks FROM pg_stat_database"
                                + " WHERE datname = current_database()")))
            .with("poolSize", "2")
            .thatMayBeSilent());
    cells.add(Cell.of("disk-full", new FullDisk(this::moveTo, this::moveBack)));
    cells.add(
        Cell.of(
                "wrong-password",
                () -> {
                  run("ALTER USER " + USER + " PASSWORD 'another'");
                  run(
                      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                          + " WHERE usename = '"
                          + USER
                          + "'");
                },
                () -> run("ALTER USER " + USER + " PASSWORD '" + PASSWORD + "'"))
            .within(Cell.AFTER_REFUSAL));
    return cells;
  }

  /** While the storage has none, for it was cut off from the server. */
  private List<SqlAdmin> allThatMayBe() {
    proxy.refuse();
    List<SqlAdmin> all = SqlAdmin.asManyAsMayBe(urlBy(server.port()), MOST_CONNECTIONS);
    proxy.heal();
    return all;
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

  private void setReadOnly(boolean readOnly) {
    run("ALTER SYSTEM SET default_transaction_read_only = " + readOnly);
    run("SELECT pg_reload_conf()");
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
    return "postgresql://" + USER + ":" + PASSWORD + "@127.0.0.1:" + port + "/postgres";
  }

  @Override
  public void close() {
    proxy.close();
    server.close();
  }
}
