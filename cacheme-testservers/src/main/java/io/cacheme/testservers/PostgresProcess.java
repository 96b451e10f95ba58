package io.cacheme.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of one's own on a free port of the loopback, to be stopped, killed and started
 * again. It keeps its data over a restart, and ends with the JVM at the latest. Passwords are
 * checked by SCRAM.
 */
public final class PostgresProcess implements AutoCloseable {

  private static final int ATTEMPTS = 3;

  private final PostgresBinary binary;
  private final List<String> settings;
  private final int port;
  private final Path data;
  private final Thread hook;
  private @Nullable ServerProcess process;

  private PostgresProcess(Builder builder, int port) throws IOException {
    this.binary = PostgresBinary.get();
    this.settings = List.copyOf(builder.settings);
    this.port = port;
    this.data = binary.newData();
    this.hook = new Thread(this::end, "end-postgres-" + port);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Begins a PostgreSQL with settings of its own. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a PostgreSQL. */
  public static PostgresProcess start() {
    return builder().start();
  }

  /** The loopback address. */
  public String host() {
    return "127.0.0.1";
  }

  /** Its port, the same after a restart. */
  public int port() {
    return port;
  }

  /** The superuser's name. */
  public String user() {
    return PostgresBinary.USER;
  }

  /** The superuser's password. */
  public String password() {
    return PostgresBinary.PASSWORD;
  }

  /** Its URL, with the superuser's name and password. */
  public String url() {
    return "postgresql://" + user() + ":" + password() + "@" + host() + ":" + port + "/postgres";
  }

  /** As in "postgres (PostgreSQL) 18.6". */
  public String version() {
    return binary.version();
  }

  /** Makes it hang, with {@code SIGSTOP}: it accepts connections and answers nothing. */
  public void stop() {
    signal("STOP");
  }

  /** Lets it go on after {@link #stop}. */
  public void cont() {
    signal("CONT");
  }

  /** Ends it and all its processes at once, with {@code SIGKILL}. */
  public void kill() {
    ServerProcess postmaster = running();
    List<ProcessHandle> backends = postmaster.handle().descendants().toList();
    postmaster.kill();
    backends.forEach(ProcessHandle::destroyForcibly);
    backends.forEach(backend -> backend.onExit().join()); // they hold the shared memory
    process = null;
  }

  /** Starts it again on the same port after {@link #kill}, over the same data. */
  public void restart() {
    if (process != null) {
      kill();
    }
    process = launch();
  }

  /** Ends it. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      end();
    } catch (IllegalStateException ignored) {
      // the JVM is ending, and runs the hook
    }
  }

  private void end() {
    try {
      if (process != null) {
        kill();
      }
      FolderCopy.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(String signal) {
    ServerProcess postmaster = running();
    List<String> pids =
        Stream.concat(Stream.of(postmaster.handle()), postmaster.handle().descendants())
            .map(handle -> String.valueOf(handle.pid()))
            .toList();
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    command.addAll(pids);
    try {
      new ProcessBuilder(command).start().waitFor(); // a backend may have ended meanwhile
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private ServerProcess running() {
    if (process == null) {
      throw new IllegalStateException("this PostgreSQL is not running");
    }
    return process;
  }

  private ServerProcess launch() {
    List<String> command = new ArrayList<>(binary.command("postgres"));
    command.addAll(List.of("-D", data.toString(), "-p", String.valueOf(port), "-h", host()));
    command.addAll(List.of("-k", "", "-c", "fsync=off", "-c", "shared_buffers=32MB"));
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    ServerProcess launched = ServerProcess.launch(command);
    PostgresPing.await(host(), port, launched);
    return launched;
  }

  /** Collects the settings of a PostgreSQL. */
  public static final class Builder {

    private final List<String> settings = new ArrayList<>();

    private Builder() {}

    /** Sets what {@code postgresql.conf} calls {@code name}. */
    public Builder setting(String name, String value) {
      settings.add(name + "=" + value);
      return this;
    }

    /** Starts it, and returns once it answers. */
    public PostgresProcess start() {
      for (int attempt = 1; ; attempt++) {
        try {
          PostgresProcess postgres = new PostgresProcess(this, FreePort.find());
          try {
            postgres.process = postgres.launch();
            return postgres;
          } catch (ServerUnavailableException e) {
            postgres.close();
            throw e;
          }
        } catch (ServerUnavailableException | IOException e) {
          if (attempt == ATTEMPTS) {
            throw new ServerUnavailableException("PostgreSQL does not start: " + e.getMessage(), e);
          }
        }
      }
    }
  }
}
