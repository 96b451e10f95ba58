package io.cacheme.testservers;

import io.cacheme.testkit.FreePort;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of one's own. It keeps its data over a restart, and checks passwords by SCRAM. */
public final class PostgresProcess extends LoopbackServer {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PROTOCOL = 3 << 16;

  private final PostgresBinary binary;
  private final List<String> settings;
  private final Path data;

  private PostgresProcess(Builder builder, PostgresBinary binary, Path data, int port) {
    super(port, data);
    this.binary = binary;
    this.settings = List.copyOf(builder.settings);
    this.data = data;
  }

  /** Begins a PostgreSQL with settings of its own. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a PostgreSQL. */
  public static PostgresProcess start() {
    return builder().start();
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
    return "postgresql://" + user() + ":" + password() + "@" + host() + ":" + port() + "/postgres";
  }

  /** Where its data lies, and the files by whose names it is told what to be. */
  public Path dataFolder() {
    return data;
  }

  @Override
  public String version() {
    return binary.version();
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(binary.command("postgres"));
    command.addAll(List.of("-D", data.toString(), "-p", String.valueOf(port()), "-h", host()));
    command.addAll(List.of("-k", "", "-c", "fsync=off", "-c", "shared_buffers=32MB"));
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    return command;
  }

  /** It asks who one is once it is up, and says 'E' while it is starting up. */
  @Override
  boolean isReady(Socket socket) throws IOException {
    socket.getOutputStream().write(startup());
    return socket.getInputStream().read() == 'R';
  }

  @Override
  Duration patience() {
    return PATIENCE;
  }

  /** What a client says first. */
  static byte[] startup() throws IOException {
    byte[] body = ("user\0" + PostgresBinary.USER + "\0\0").getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(body.length + 8);
    out.writeInt(PROTOCOL);
    out.write(body);
    return bytes.toByteArray();
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
      PostgresBinary binary = PostgresBinary.get();
      return LoopbackServer.start(
          "PostgreSQL", () -> new PostgresProcess(this, binary, binary.newData(), FreePort.find()));
    }
  }
}
