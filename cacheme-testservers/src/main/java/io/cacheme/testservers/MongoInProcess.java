package io.cacheme.testservers;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import io.cacheme.testkit.FreePort;
import io.cacheme.testkit.KillableServer;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server of one's own in this process that speaks MongoDB's protocol and keeps everything in
 * memory, to be ended and started again. It is not MongoDB: it knows updates by a pipeline only as
 * {@link PipelineBackend} computes them, checks no passwords, has no replica sets and removes
 * nothing by itself. For these the answers of its backend can be changed.
 */
public final class MongoInProcess implements KillableServer, AutoCloseable {

  private static final int ATTEMPTS = 5;

  private final Builder builder;
  private final int port;
  private @Nullable MongoServer server;

  private MongoInProcess(Builder builder, int port) {
    this.builder = builder;
    this.port = port;
  }

  /** Begins a server with settings of its own. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a server. */
  public static MongoInProcess start() {
    return builder().start();
  }

  /** The loopback address. */
  @Override
  public String host() {
    return "127.0.0.1";
  }

  /** Its port, the same after a restart. */
  @Override
  public int port() {
    return port;
  }

  /** Its URL. */
  public String url() {
    return "mongodb://" + host() + ":" + port + "/";
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  /** Ends it at once: its connections are closed and its data is gone. */
  @Override
  public void kill() {
    if (server != null) {
      server.shutdownNow();
      server = null;
    }
  }

  /** Starts it again on the same port after {@link #kill}, with no data. */
  @Override
  public void restart() {
    kill();
    launch();
  }

  /** Ends it. */
  @Override
  public void close() {
    kill();
  }

  private void launch() {
    MongoServer launched = new MongoServer(builder.backend.get());
    if (builder.key != null && builder.certificate != null) {
      launched.enableSsl(builder.key, null, builder.certificate);
    }
    launched.bind(host(), port);
    server = launched;
  }

  /** Collects what a server is to be. */
  public static final class Builder {

    private Supplier<? extends MongoBackend> backend = PipelineBackend::new;
    private @Nullable PrivateKey key;
    private @Nullable X509Certificate certificate;

    private Builder() {}

    /** Answers by another backend, made anew at each start. */
    public Builder backend(Supplier<? extends MongoBackend> backend) {
      this.backend = backend;
      return this;
    }

    /** Speaks TLS. */
    public Builder tls(PrivateKey key, X509Certificate certificate) {
      this.key = key;
      this.certificate = certificate;
      return this;
    }

    /** Starts it. */
    public MongoInProcess start() {
      for (int attempt = 1; ; attempt++) {
        try {
          MongoInProcess started = new MongoInProcess(this, FreePort.find());
          started.launch();
          return started;
        } catch (IOException | RuntimeException e) {
          if (attempt == ATTEMPTS) {
            throw new ServerUnavailableException("mongo-java-server does not start", e);
          }
        }
      }
    }
  }
}
