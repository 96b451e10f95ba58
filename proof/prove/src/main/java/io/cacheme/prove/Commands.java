package io.cacheme.prove;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the commands of methods, and gathers what they say. */
final class Commands {

  /**
   * What was said.
   *
   * @param took how long that ran, beside whatever else did
   */
  record Said(List<Line> lines, Duration took) {}

  private final Shell shell;
  private final Budget budget;
  private final PrintStream out;

  Commands(Shell shell, Budget budget, PrintStream out) {
    this.shell = shell;
    this.budget = budget;
    this.out = out;
  }

  /** Runs those that share the machine two at a time, if it has two cores, and then the others. */
  Map<Method, Said> run(List<Method> methods) throws IOException, InterruptedException {
    List<Method> all = methods.stream().filter(each -> !each.command(budget).isEmpty()).toList();
    Map<Method, Said> said =
        new LinkedHashMap<>(sideBySide(all.stream().filter(Method::shares).toList()));
    for (Method method : all) {
      if (!method.shares()) {
        said.put(method, run(method));
      }
    }
    return said;
  }

  private Map<Method, Said> sideBySide(List<Method> methods)
      throws IOException, InterruptedException {
    int lanes = Math.min(2, Runtime.getRuntime().availableProcessors());
    ExecutorService threads = Executors.newFixedThreadPool(lanes);
    try {
      List<Callable<Said>> commands = new ArrayList<>();
      methods.forEach(method -> commands.add(() -> run(method)));
      List<Future<Said>> ended = threads.invokeAll(commands);
      Map<Method, Said> said = new LinkedHashMap<>();
      for (int i = 0; i < methods.size(); i++) {
        said.put(methods.get(i), ended.get(i).get());
      }
      return said;
    } catch (ExecutionException e) {
      throw new IOException("a command could not be run", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Said run(Method method) throws IOException, InterruptedException {
    String command = method.command(budget);
    out.printf("%s: %s%n      %s%n", method.name(), method.says(), command);
    Instant begun = Instant.now();
    List<Line> lines = new ArrayList<>();
    int ended =
        shell.execute(command, text -> Line.of(text).ifPresent(line -> hear(method, line, lines)));
    if (lines.isEmpty() || (ended != 0 && lines.stream().allMatch(Line::passed))) {
      String why = "ended with " + ended + ": " + command;
      hear(method, new Line(method.name(), "command", false, why), lines);
    }
    return new Said(lines, Duration.between(begun, Instant.now()));
  }

  private void hear(Method method, Line line, List<Line> lines) {
    if (line.method().equals(method.name())) {
      out.println(line.text());
      lines.add(line);
    }
  }
}
