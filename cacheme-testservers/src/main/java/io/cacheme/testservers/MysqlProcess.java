package io.cacheme.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A MySQL or MariaDB of one's own on a free port of the loopback, to be stopped, killed and started
 * again. It begins with an empty database {@code cacheme} and a user who may do anything, ends with
 * the JVM at the latest, and leaves nothing behind.
 */
public final class MysqlProcess implements AutoCloseable {

  private static final int ATTEMPTS = 5;

  private final MysqlKind kind;
  private final MysqlInstallation installation;
  private final List<String> settings;
  private final int port;
  private final Path data;
  private final Thread hook;
  private @Nullable ServerProcess process;

  private MysqlProcess(Builder builder, MysqlInstallation installation, int port) {
    this.kind = builder.kind;
    this.installation = installation;
    this.settings = List.copyOf(builder.settings);
    this.port = port;
    this.data = installation.copyData();
    this.hook = new Thread(this::end, "end-" + data.getFileName());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Begins a server with settings of its own. */
  public static Builder builder(MysqlKind kind) {
    return new Builder(kind);
  }

  /** Starts a server. */
  public static MysqlProcess start(MysqlKind kind) {
    return builder(kind).start();
  }

  /** The loopback address. */
  public String host() {
    return "127.0.0.1";
  }

  /** Its port, the same after a restart. */
  public int port() {
    return port;
  }

  /** The URL of its database, with user and password. */
  public String url() {
    return MysqlBundle.url(kind, host(), port);
  }

  /** As in "MySQL 8.0.31". */
  public String version() {
    return installation.version();
  }

  /** Where its data lies, and the certificates that MySQL makes, such as {@code ca.pem}. */
  public Path dataFolder() {
    return data;
  }

  /** Makes it hang, with {@code SIGSTOP}: it accepts connections and answers nothing. */
  public void stop() {
    running().signal("STOP");
  }

  /** Lets it go on after {@link #stop}. */
  public void cont() {
    running().signal("CONT");
  }

  /** Ends it at once, with {@code SIGKILL}. */
  public void kill() {
    running().kill();
    process = null;
  }

  /** Starts it again on the same port, with the same settings and what had been committed. */
  public void restart() {
    if (process != null) {
      kill();
    }
    process = launch();
  }

  /** Ends it and deletes its data. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    end();
  }

  private void end() {
    if (process != null) {
      kill();
    }
    try {
      MysqlFolder.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerProcess running() {
    if (process == null) {
      throw new IllegalStateException("this " + version() + " is not running");
    }
    return process;
  }

  private ServerProcess launch() {
    List<String> command = new ArrayList<>(installation.command(data));
    command.addAll(List.of("--bind-address=" + host(), "--port=" + port));
    command.addAll(List.of("--socket=server.sock", "--pid-file=server.pid"));
    command.addAll(settings);
    ServerProcess launched = ServerProcess.launch(command);
    MysqlGreeting.await(host(), port, launched);
    return launched;
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
      for (int attempt = 1; ; attempt++) {
        try {
          return start(installation, FreePort.find());
        } catch (ServerUnavailableException | IOException e) {
          if (attempt == ATTEMPTS) {
            throw new ServerUnavailableException(
                installation.version() + " does not start: " + e.getMessage(), e);
          }
        }
      }
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

    private MysqlProcess start(MysqlInstallation installation, int port) {
      MysqlProcess server = new MysqlProcess(this, installation, port);
      try {
        server.process = server.launch();
        return server;
      } catch (ServerUnavailableException e) {
        server.close();
        throw e;
      }
    }
  }
}
