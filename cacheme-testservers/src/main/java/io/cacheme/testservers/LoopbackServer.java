package io.cacheme.testservers;

import io.cacheme.testkit.StoppableServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server of one's own on a port of the loopback, to be stopped, killed and started again. It ends
 * with the JVM at the latest, and its data goes with it.
 */
public abstract sealed class LoopbackServer implements StoppableServer, AutoCloseable
    permits MysqlProcess, PgbouncerProcess, PostgresProcess, RedisServer {

  private static final int ATTEMPTS = 5;

  private final int port;
  private final @Nullable Path data;
  private final Thread hook;
  private @Nullable ServerProcess process;

  /** A server on {@code port}, which does not run yet, and a folder to delete when it is closed. */
  LoopbackServer(int port, @Nullable Path data) {
    this.port = port;
    this.data = data;
    this.hook = new Thread(this::end, "end-server-" + port);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Makes a server on a free port, which does not run yet. */
  interface Maker<S extends LoopbackServer> {
    S make() throws IOException;
  }

  /** Starts what {@code maker} makes; another if somebody else was faster to take its port. */
  static <S extends LoopbackServer> S start(String name, Maker<S> maker) {
    for (int attempt = 1; ; attempt++) {
      try {
        return started(maker.make());
      } catch (ServerUnavailableException | IOException e) {
        if (attempt == ATTEMPTS) {
          throw new ServerUnavailableException(name + " does not start: " + e.getMessage(), e);
        }
      }
    }
  }

  private static <S extends LoopbackServer> S started(S server) {
    try {
      server.restart();
      return server;
    } catch (ServerUnavailableException e) {
      server.close();
      throw e;
    }
  }

  /** The loopback address. */
  @Override
  public final String host() {
    return "127.0.0.1";
  }

  /** Its port, the same after a restart. */
  @Override
  public final int port() {
    return port;
  }

  /** Its name and version, as in "Redis 6.2.11". */
  public abstract String version();

  /** Makes it hang, with {@code SIGSTOP}: it accepts connections and answers nothing. */
  @Override
  public final void stop() {
    running().stop();
  }

  /** Lets it go on after {@link #stop}; nothing happens to one that runs. */
  @Override
  public final void cont() {
    running().cont();
  }

  /** Ends it and all its processes at once, with {@code SIGKILL}. */
  @Override
  public final void kill() {
    running().kill();
    process = null;
  }

  @Override
  public final boolean isRunning() {
    return process != null && process.isAlive();
  }

  @Override
  public final String said() {
    return process == null ? "" : process.said();
  }

  /** Starts it again on the same port, killed or not, and returns once it answers. */
  @Override
  public final void restart() {
    if (process != null) {
      kill();
    }
    process = ServerProcess.launch(command());
    process.awaitReady(host(), port, this::isReady, patience());
  }

  /** Ends it, and deletes what it had. */
  @Override
  public final void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException jvmEnds) {
      return; // it runs the hook
    }
    end();
  }

  /** The command that runs it in the foreground. */
  abstract List<String> command();

  /** Whether it serves, as a client learns on a fresh connection. */
  abstract boolean isReady(Socket socket) throws IOException;

  /** How long it may take to start. */
  abstract Duration patience();

  private void end() {
    if (process != null) {
      kill();
    }
    if (data != null) {
      try {
        FolderCopy.delete(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private ServerProcess running() {
    if (process == null) {
      throw new IllegalStateException("this " + version() + " is not running");
    }
    return process;
  }
}
