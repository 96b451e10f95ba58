package io.cacheme.examples.webshop;

import io.cacheme.testservers.ChildJvm;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.RedisProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/** One more process of the shop, on the servers of this one. */
final class ShopProcess implements AutoCloseable {

  private static final int MEGABYTES = 256;

  private final Process process;
  private final String address;
  private final Thread hook;

  private ShopProcess(Process process, String address) {
    this.process = process;
    this.address = address;
    this.hook = new Thread(process::destroyForcibly, "end-shop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts it, and returns when it serves. What it says comes to {@code out}. */
  static ShopProcess start(RedisProcess redis, PostgresProcess postgres, PrintStream out)
      throws IOException {
    ProcessBuilder java =
        ChildJvm.of(
            Webshop.class,
            MEGABYTES,
            "--spring.profiles.active=",
            "--spring.sql.init.mode=never",
            "--server.port=0",
            "--cacheme.storages.my-redis.url=" + redis.url(),
            "--spring.datasource.url=" + BundledServers.jdbcUrl(postgres));
    java.environment().put("SPRING_DATASOURCE_USERNAME", postgres.user());
    java.environment().put("SPRING_DATASOURCE_PASSWORD", postgres.password());
    Process process = java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(Webshop.ADDRESS)) {
        Thread echo = new Thread(() -> said.lines().forEach(out::println), "echo");
        echo.setDaemon(true);
        echo.start();
        return new ShopProcess(process, line.substring(Webshop.ADDRESS.length()).split(" ")[0]);
      }
      out.println(line);
    }
    throw new IOException("the second process of the shop has ended: see above");
  }

  String address() {
    return address;
  }

  /** Ends it at once, with {@code SIGKILL}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    kill();
  }
}
