package io.cacheme.testservers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The PgBouncer that the machine has: unlike the servers it comes in no jar. */
record PgbouncerBinary(Path file, String version) {

  private static final String NAME = "pgbouncer";

  static PgbouncerBinary find() {
    String path = System.getenv().getOrDefault("PATH", "");
    Path file =
        Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
            .map(folder -> Path.of(folder, NAME))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    new ServerUnavailableException(
                        "no pgbouncer in PATH; Debian's package is of that name", null));
    try {
      String said = OrdinaryUser.said(List.of(file.toString(), "--version"));
      return new PgbouncerBinary(file, said.lines().findFirst().orElse(NAME));
    } catch (IOException e) {
      throw new ServerUnavailableException(file + " does not run", e);
    }
  }

  /** The command that runs it in the foreground, with {@code config}, which we made. */
  List<String> command(Path config) {
    List<String> command = new ArrayList<>(OrdinaryUser.command(config, file));
    command.add(config.toString());
    return command;
  }

  /** What it is and where. */
  @Override
  public String toString() {
    return version + ", " + file;
  }
}
