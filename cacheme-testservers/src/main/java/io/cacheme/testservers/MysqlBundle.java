package io.cacheme.testservers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A server that comes in a jar, for 64 bit Linux: what to unpack, and how to run it. */
interface MysqlBundle {

  /** Whose database the servers begin with. */
  String USER = "cacheme";

  /** Of that user, who may do anything. */
  String PASSWORD = "let-me-in";

  /** The database they begin with. */
  String DATABASE = "cacheme";

  /** What a fresh server is told first, a statement a line. */
  String FIRST_STATEMENTS =
      """
      CREATE DATABASE %1$s;
      CREATE USER '%2$s'@'%%' IDENTIFIED BY '%3$s';
      GRANT ALL ON *.* TO '%2$s'@'%%' WITH GRANT OPTION;
      """
          .formatted(DATABASE, USER, PASSWORD);

  /** The bundle of {@code kind}. */
  static MysqlBundle of(MysqlKind kind) {
    return kind == MysqlKind.MYSQL ? new MysqlArchive() : new MariadbResources();
  }

  static String url(MysqlKind kind, String host, int port) {
    return kind.scheme()
        + ("://" + USER + ":" + PASSWORD + "@" + host + ":" + port + "/" + DATABASE);
  }

  /** As in "MySQL 8.0.31". */
  String version();

  /** Unpacks what is needed into the folder {@code home}. */
  void unpack(Path home) throws IOException;

  /** Makes the data folder {@code data}, with {@link #FIRST_STATEMENTS} carried out. */
  void initialize(Path home, Path data) throws IOException;

  /** The command that serves {@code data}; port and the like are added to it. */
  List<String> command(Path home, Path data);

  /** What both servers are told: to be small and quick, and to leave syncing to the system. */
  static List<String> command(Path home, String program, Path data, String... more) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve(program).toString());
    command.add("--no-defaults");
    if (System.getProperty("user.name", "").equals("root")) {
      command.add("--user=root");
    }
    command.add("--basedir=" + home);
    command.add("--datadir=" + data);
    command.add("--lc-messages-dir=" + home.resolve("share"));
    command.add("--innodb-flush-method=nosync");
    command.add("--innodb-use-native-aio=0");
    command.add("--innodb-buffer-pool-size=64M");
    command.add("--performance-schema=OFF");
    command.add("--skip-name-resolve");
    command.addAll(List.of(more));
    return command;
  }

  /** Fails where the bundle has no binary. */
  static void requireLinux() {
    String system = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
    if (!system.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)")) {
      throw new ServerUnavailableException("none is bundled for " + system, null);
    }
  }
}
