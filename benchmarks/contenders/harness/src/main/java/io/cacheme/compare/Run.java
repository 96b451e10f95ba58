package io.cacheme.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

/**
 * Runs one contender of the class path through passes, and prints a line of JSON for each. Without
 * arguments it prints a line for each contender there is.
 */
public final class Run {

  private Run() {}

  /** Takes what {@link RunOptions} says, or nothing. */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      factories().forEach(factory -> System.out.println(about(factory)));
      return;
    }
    RunOptions options = RunOptions.parse(args);
    ContenderFactory factory = factory(options.contender());
    if (!factory.can(options.scenario(), options.heap())) {
      throw new IllegalArgumentException(
          factory.name()
              + " cannot do "
              + options.scenario()
              + " with a heap of "
              + options.heap());
    }
    run(options, factory);
    System.exit(0); // a driver may leave threads behind
  }

  private static void run(RunOptions options, ContenderFactory factory) throws Exception {
    Requests<?> requests = Requests.of(options);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.seconds());
    for (int pass = 1; pass <= options.passes() || System.nanoTime() < end; pass++) {
      System.out.println(new Pass(options, factory, requests, pass).run());
    }
  }

  private static ContenderFactory factory(String name) {
    List<ContenderFactory> all = factories();
    return all.stream()
        .filter(factory -> factory.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--contender takes one of "
                        + all.stream().map(ContenderFactory::name).toList()
                        + ", not "
                        + name));
  }

  private static List<ContenderFactory> factories() {
    List<ContenderFactory> factories = new ArrayList<>();
    ServiceLoader.load(ContenderFactory.class).forEach(factories::add);
    return factories;
  }

  private static JsonLine about(ContenderFactory factory) {
    List<String> can = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      if (factory.can(scenario, 0)) {
        can.add(scenario.toString());
      }
      if (factory.can(scenario, 1)) {
        can.add(scenario + "-heap");
      }
    }
    return new JsonLine()
        .add("kind", "contender")
        .add("contender", factory.name())
        .add("configuration", factory.configuration())
        .add("versions", factory.versions())
        .add("blocking", factory.isBlocking())
        .add("runsHere", !factory.isBlocking() || VirtualThreads.exist())
        .add("can", can);
  }
}
