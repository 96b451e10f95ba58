package io.cacheme.proof.faults;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testservers.MongoInProcess;
import io.cacheme.testservers.PipelineBackend;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** What speaks MongoDB's protocol in this process, behind a proxy. It checks no passwords. */
final class MongodbFamily implements Family {

  private final AtomicReference<Refusal> refusal = new AtomicReference<>(Refusal.NONE);

  private final MongoInProcess server =
      MongoInProcess.builder().backend(() -> new Refusing(refusal)).start();

  private final FaultProxy proxy = FaultProxy.to(server.host(), server.port());

  @Override
  public String name() {
    return "mongodb";
  }

  @Override
  public String url() {
    return "mongodb://127.0.0.1:" + proxy.port() + "/";
  }

  @Override
  public Map<String, String> options() {
    return Map.of("createSchema", "true");
  }

  @Override
  public Set<String> secrets() {
    return Set.of();
  }

  @Override
  public void prepare() {
    proxy.heal();
    refusal.set(Refusal.NONE);
    server.restart();
  }

  @Override
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(Network.cells(server, proxy));
    cells.add(
        Cell.of("pool-exhausted", () -> proxy.delay(Duration.ofMillis(100)), proxy::heal)
            .with("poolSize", "1")
            .withCalls(8));
    cells.add(refusing("not-primary", Refusal.NOT_PRIMARY));
    cells.add(refusing("disk-full", Refusal.DISK_FULL));
    return cells;
  }

  private Cell refusing(String name, Refusal what) {
    return Cell.of(name, () -> refusal.set(what), () -> refusal.set(Refusal.NONE));
  }

  @Override
  public void close() {
    proxy.close();
    server.close();
  }

  /** What the server refuses, and how. */
  private enum Refusal {
    NONE(0, "", ""),
    NOT_PRIMARY(10_107, "NotWritablePrimary", "find|insert|update|delete"),
    DISK_FULL(14_031, "OutOfDiskSpace", "insert|update");

    private final int code;
    private final String error;
    private final String commands; // as a pattern

    Refusal(int code, String error, String commands) {
      this.code = code;
      this.error = error;
      this.commands = commands;
    }
  }

  private static final class Refusing extends PipelineBackend {

    private final AtomicReference<Refusal> refusal;

    Refusing(AtomicReference<Refusal> refusal) {
      this.refusal = refusal;
    }

    @Override
    public Document handleCommand(
        Channel channel, String database, String command, Document query) {
      Refusal now = Objects.requireNonNull(refusal.get());
      if (command.toLowerCase(Locale.ROOT).matches(now.commands)) {
        throw new MongoServerError(now.code, now.error, now.error);
      }
      return super.handleCommand(channel, database, command, query);
    }
  }
}
