package io.cacheme.examples.webshop;

import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.RedisProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two processes under load, a Redis that hangs, a process that is killed: what customers saw. */
final class Demo {

  private static final int PATIENCE = 20;

  /** How long each part takes, in seconds. */
  record Seconds(int both, int hanging, int again, int alone) {}

  private final RedisProcess redis;
  private final PostgresProcess postgres;
  private final Ledger ledger;
  private final Instance first;
  private final PrintStream out;
  private final Table table = new Table();
  private final List<String> findings = new ArrayList<>();
  private boolean seen = true;
  private boolean held = true;

  /** The shop is the first process, and has the servers. */
  Demo(ConfigurableApplicationContext shop, PrintStream out) {
    this.redis = shop.getBean(RedisProcess.class);
    this.postgres = shop.getBean(PostgresProcess.class);
    this.ledger = new Ledger(shop.getBean(JdbcTemplate.class));
    this.first = new Instance("A", Webshop.address(shop));
    this.out = out;
  }

  /** Whether all held. What waits for Redis's health takes longer if that takes longer to tell. */
  boolean run(Seconds seconds) throws IOException, InterruptedException {
    try (ShopProcess process = ShopProcess.start(redis, postgres, out)) {
      Instance second = new Instance("B", process.address());
      List<Instance> both = List.of(first, second);
      Load load = new Load(both, ledger);
      watch("both serve", both, seconds.both(), "UP"::equals);
      Instant hungSince = Instant.now();
      redis.stop(); // SIGSTOP: it accepts connections, and answers nothing
      try {
        watch("Redis hangs", both, seconds.hanging(), "DOWN"::equals);
      } finally {
        ledger.goesOn(hungSince);
        redis.cont();
      }
      watch("Redis goes on", both, seconds.again(), "UP"::equals);
      second.ends();
      process.kill();
      watch("B was killed", List.of(first), seconds.alone(), "UP"::equals);
      load.end();
      return verdict(load);
    }
  }

  private void watch(String what, List<Instance> instances, int seconds, Predicate<String> redisIs)
      throws InterruptedException {
    out.printf("%s: %d s%n", what, seconds);
    instances.forEach(Instance::nanos);
    List<Report> before = instances.stream().map(Instance::report).toList();
    List<Report> after = before;
    for (int i = 0; i < seconds || (!all(after, redisIs) && i < seconds + PATIENCE); i++) {
      Thread.sleep(1_000);
      after = instances.stream().map(Instance::report).toList();
    }
    for (int i = 0; i < instances.size(); i++) {
      table.add(what, instances.get(i), before.get(i), after.get(i));
    }
    seen &= all(after, redisIs);
  }

  private static boolean all(List<Report> reports, Predicate<String> redisIs) {
    return reports.stream().map(Report::redis).allMatch(redisIs);
  }

  private boolean verdict(Load load) {
    Ledger.Verdict prices = ledger.verdict();
    say(
        load.failed() == 0,
        String.format(
            Locale.ROOT,
            "%d of %d requests failed; %d were asked again, of A, when B was killed %s",
            load.failed(),
            load.requests(),
            load.moved(),
            load.failure()));
    say(
        prices.changes() > 0 && prices.stale() == 0,
        String.format(
            Locale.ROOT,
            "%d of %d replaced prices were shown after their bound; %d prices were shown",
            prices.stale(),
            prices.changes(),
            prices.shown()));
    findings.add(
        String.format(
            Locale.ROOT,
            "        the latest %d ms after the commit of the next (bound: %d ms);%n"
                + "        replaced while Redis hung, %d ms after it went on (bound: %d ms)",
            prices.latest().toMillis(),
            Ledger.BOUND.toMillis(),
            prices.latestOnceMore().toMillis(),
            Ledger.ONCE_MORE.toMillis()));
    say(seen, "each process had my-redis DOWN in the end of the outage, and UP else");
    out.print(table);
    findings.forEach(out::println);
    return held;
  }

  private void say(boolean holds, String what) {
    findings.add((holds ? "held    " : "FAILED  ") + what.strip());
    held &= holds;
  }
}
