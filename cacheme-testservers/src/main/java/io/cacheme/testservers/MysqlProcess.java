package io.cacheme.testservers;

import io.cacheme.testkit.FreePort;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A MySQL or MariaDB of one's own. It begins with an empty database {@code cacheme} and a user who
 * may do anything, and has what was committed after a restart.
 */
public final class MysqlProcess extends LoopbackServer {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PROTOCOL_10 = 10;

  private final MysqlKind kind;
  private final MysqlInstallation installation;
  private final List<String> settings;
  private final Path data;

  private MysqlProcess(Builder builder, MysqlInstallation installation, Path data, int port) {
    super(port, data);
    this.kind = builder.kind;
    this.installation = installation;
    this.settings = List.copyOf(builder.settings);
    this.data = data;
  }

  /** Begins a server with settings of its own. */
  public static Builder builder(MysqlKind kind) {
    return new Builder(kind);
  }

  /** Starts a server. */
  public static MysqlProcess start(MysqlKind kind) {
    return builder(kind).start();
  }

  /** The URL of its database, with user and password. */
  public String url() {
    return MysqlBundle.url(kind, host(), port());
  }

  @Override
  public String version() {
    return installation.version();
  }

  /** Where its data lies, and the certificates that MySQL makes, such as {@code ca.pem}. */
  public Path dataFolder() {
    return data;
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(installation.command(data));
    command.addAll(List.of("--bind-address=" + host(), "--port=" + port()));
    command.addAll(List.of("--socket=server.sock", "--pid-file=server.pid"));
    command.addAll(settings);
    return command;
  }

  /** A packet begins with its length and number; that of the greeting goes on with the protocol. */
  @Override
  boolean isReady(Socket socket) throws IOException {
    byte[] head = socket.getInputStream().readNBytes(5);
    return head.length == 5 && head[4] == PROTOCOL_10;
  }

  @Override
  Duration patience() {
    return PATIENCE;
  }

  /** Collects the settings of a server. */
  public static final class Builder {

    private final MysqlKind kind;
    private final List<String> settings = new ArrayList<>();

    private Builder(MysqlKind kind) {
      this.kind = kind;
    }

    /** Sets what {@code my.cnf} calls {@code name}, as in {@code setting("sql_mode", "")}. */
    public Builder setting(String name, String value) {
      settings.add("--" + name + "=" + value);
      return this;
    }

    /**
     * Starts it, and returns once it answers.
     *
     * @throws ServerUnavailableException if it cannot be had on this machine
     */
    public MysqlProcess start() {
      MysqlInstallation installation = MysqlInstallation.of(kind);
      return LoopbackServer.start(
          installation.version(),
          () -> new MysqlProcess(this, installation, installation.copyData(), FreePort.find()));
    }

    /** {@link #start} for tests, which are skipped where it cannot be had and is not required. */
    public MysqlProcess startOrSkip() {
      try {
        return start();
      } catch (ServerUnavailableException e) {
        if (TestServers.isRequired(kind.scheme())) {
          throw e;
        }
        throw Skip.because("no " + kind.scheme() + ": " + e.getMessage());
      }
    }
  }
}
