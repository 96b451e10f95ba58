package io.cacheme.testservers;

import io.cacheme.testkit.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PgBouncer of one's own before a {@link PostgresProcess}, where the machine has a PgBouncer. */
public final class PgbouncerProcess extends LoopbackServer {

  private static final Shared<PgbouncerBinary> BINARY =
      new Shared<>("pgbouncer", PgbouncerBinary::find);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PgbouncerBinary binary;
  private final Path folder;
  private final PostgresProcess postgres;
  private final String url;

  private PgbouncerProcess(
      PgbouncerBinary binary, PostgresProcess postgres, int port, Path folder) {
    super(port, folder);
    this.binary = binary;
    this.folder = folder;
    this.postgres = postgres;
    this.url = postgres.url().replace(":" + postgres.port() + "/", ":" + port + "/");
  }

  /**
   * Starts one before {@code postgres}.
   *
   * @param settings more lines of {@code pgbouncer.ini}, as in "pool_mode = transaction"
   * @throws ServerUnavailableException if there is none and it is required
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped
   */
  public static PgbouncerProcess start(PostgresProcess postgres, String... settings) {
    PgbouncerBinary binary = BINARY.get();
    return LoopbackServer.start(
        "PgBouncer",
        () -> {
          Path folder = Files.createTempDirectory("cacheme-pgbouncer");
          PgbouncerProcess process =
              new PgbouncerProcess(binary, postgres, FreePort.find(), folder);
          process.write(List.of(settings));
          return process;
        });
  }

  /** Starts it again on the same port, with other {@code settings}. */
  public void restart(String... settings) {
    try {
      write(List.of(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    restart();
  }

  /** Its URL, with the superuser's name and password. */
  public String url() {
    return url;
  }

  @Override
  public String version() {
    return binary.version();
  }

  @Override
  List<String> command() {
    return binary.command(folder.resolve("pgbouncer.ini"));
  }

  /** It asks who one is, as the server behind it would. */
  @Override
  boolean isReady(Socket socket) throws IOException {
    socket.getOutputStream().write(PostgresProcess.startup());
    return socket.getInputStream().read() == 'R';
  }

  @Override
  Duration patience() {
    return PATIENCE;
  }

  private void write(List<String> settings) throws IOException {
    Path users =
        Files.writeString(
            folder.resolve("userlist.txt"),
            "\"" + postgres.user() + "\" \"" + postgres.password() + "\"\n");
    List<String> lines = new ArrayList<>();
    lines.add("[databases]");
    lines.add("* = host=" + postgres.host() + " port=" + postgres.port());
    lines.add("[pgbouncer]");
    lines.addAll(
        List.of("listen_addr = 127.0.0.1", "listen_port = " + port(), "unix_socket_dir ="));
    lines.addAll(List.of("auth_type = scram-sha-256", "auth_file = " + users));
    lines.addAll(settings);
    Files.write(folder.resolve("pgbouncer.ini"), lines);
  }
}
