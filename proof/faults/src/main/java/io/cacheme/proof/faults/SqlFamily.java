package io.cacheme.proof.faults;

import io.cacheme.Cacheme;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testservers.LoopbackServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A SQL server of few connections behind a proxy. */
abstract class SqlFamily<S extends LoopbackServer> implements Family {

  static final String USER = "app";

  /** So many the server may have, of which the storage may have half. */
  static final int MOST_CONNECTIONS = 20;

  private final S server;
  private final String name;
  private final String adminUrl;
  private final String database;
  private final FaultProxy proxy;

  /**
   * A family whose table is made.
   *
   * @param name also the scheme of its URLs
   * @param adminUrl of a user who may do everything
   * @param users make the storage's user
   */
  SqlFamily(S server, String name, String adminUrl, String database, List<String> users) {
    this.server = server;
    this.name = name;
    this.adminUrl = adminUrl;
    this.database = database;
    this.proxy = FaultProxy.to(server.host(), server.port());
    users.forEach(this::run);
    Cacheme.builder().storage(CellRun.REMOTE, url() + "?createSchema=true").build().close();
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String url() {
    return urlBy(proxy.port());
  }

  @Override
  public final Map<String, String> options() {
    return Map.of("poolSize", "" + MOST_CONNECTIONS / 2);
  }

  @Override
  public final void prepare() {
    proxy.heal();
    run("TRUNCATE TABLE cacheme_data");
  }

  @Override
  public final List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(Network.cells(server, proxy));
    cells.add(Cell.of("pool-exhausted", lock()).with("poolSize", "2"));
    cells.add(Cell.of("too-many-connections", Sessions.silent(this::allThatMayBe)));
    cells.add(Cell.of("read-only", () -> setReadOnly(true), () -> setReadOnly(false)));
    cells.add(
        Cell.of(
            "table-missing",
            () -> run("ALTER TABLE cacheme_data RENAME TO elsewhere"),
            () -> run("ALTER TABLE elsewhere RENAME TO cacheme_data")));
    cells.add(Cell.of("deadlock", deadlocks()).with("poolSize", "2").thatMayBeSilent());
    Trouble fullDisk = fullDisk();
    if (fullDisk != null) {
      cells.add(Cell.of("disk-full", fullDisk));
    }
    cells.add(
        Cell.of(
                "wrong-password",
                () -> {
                  setPassword("another");
                  endSessions();
                },
                () -> setPassword(PASSWORD))
            .within(Cell.AFTER_REFUSAL));
    return cells;
  }

  /** Somebody's lock of the whole table. */
  abstract Sessions lock();

  abstract Deadlocks deadlocks();

  /** Null where the server survives none. */
  abstract @Nullable Trouble fullDisk();

  abstract void setReadOnly(boolean readOnly);

  /** Of the storage's user. */
  abstract void setPassword(String password);

  /** Those of the storage's user. */
  abstract void endSessions();

  /**
   * Deadlocks.
   *
   * @param key the name of the table's key, as it is written in a statement
   */
  final Deadlocks deadlocks(String key, List<String> settings, String counted) {
    ToLongFunction<SqlAdmin> counts = admin -> admin.number(counted);
    return new Deadlocks(this::admin, key, settings, counts);
  }

  /** While the storage has none, for it was cut off from the server. */
  private List<SqlAdmin> allThatMayBe() {
    proxy.refuse();
    List<SqlAdmin> all = SqlAdmin.asManyAsMayBe(urlBy(server.port()), 2 * MOST_CONNECTIONS);
    proxy.heal();
    return all;
  }

  final void run(String sql) {
    try (SqlAdmin admin = admin()) {
      admin.ask(sql);
    }
  }

  final SqlAdmin admin() {
    return SqlAdmin.of(adminUrl);
  }

  private String urlBy(int port) {
    return name + "://" + USER + ":" + PASSWORD + "@127.0.0.1:" + port + "/" + database;
  }

  @Override
  public final void close() {
    proxy.close();
    server.close();
  }
}
