package io.cacheme.prove;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Runs methods one after another, and gathers what their checks say. */
final class Run {

  /** What was written in the second in which Maven begins counts. */
  private static final int CLOCK_STEP = 1;

  private final Path home;
  private final Budget budget;
  private final PrintStream out;
  private final Path target;
  private final String commit;

  Run(Path home, Budget budget, PrintStream out) throws IOException, InterruptedException {
    this.home = home;
    this.budget = budget;
    this.out = out;
    this.target = Files.createDirectories(home.resolve("target/prove"));
    List<String> said = new ArrayList<>();
    execute("git rev-parse --short=8 HEAD 2> /dev/null", said::add);
    this.commit = said.isEmpty() ? "unknown" : said.get(0);
  }

  /**
   * Runs {@code methods}.
   *
   * @param tests the classes of tests that the page names, and that belong to them
   */
  Map<String, Seen> run(List<Method> methods, Collection<String> tests)
      throws IOException, InterruptedException {
    Set<String> wanted = new TreeSet<>();
    tests.stream()
        .filter(test -> budget != Budget.DEFAULT || !Methods.isLong(test))
        .forEach(wanted::add);
    methods.stream()
        .filter(method -> budget != Budget.SAMPLE || method.module().isEmpty())
        .forEach(method -> wanted.addAll(method.tests()));
    FileTime since =
        budget == Budget.SAMPLE
            ? FileTime.fromMillis(0)
            : FileTime.from(Instant.now().minusSeconds(CLOCK_STEP));
    build(methods, budget == Budget.SAMPLE ? Set.of() : wanted);
    Reports reports = new Reports(home, since);
    Map<String, Seen> seen = new LinkedHashMap<>();
    int turn = 0;
    for (Method method : methods) {
      out.printf("[%d/%d] %s: %s%n", ++turn, methods.size(), method.name(), method.says());
      Seen said = run(method, wanted, reports);
      if (!said.lines().isEmpty()) {
        seen.put(method.name(), said);
      }
    }
    return seen;
  }

  private Seen run(Method method, Set<String> wanted, Reports reports)
      throws IOException, InterruptedException {
    List<String> own = wanted.stream().filter(test -> Methods.of(test).equals(method)).toList();
    List<Line> lines = new ArrayList<>(reports.lines(method, own));
    lines.forEach(line -> out.println(line.text()));
    double seconds = reports.seconds(own);
    String command = method.command(budget);
    if (!command.isEmpty()) {
      Instant begun = Instant.now();
      lines.addAll(said(method, command));
      seconds += (Instant.now().toEpochMilli() - begun.toEpochMilli()) / 1e3;
    }
    return new Seen(
        method.name(),
        LocalDate.now(ZoneId.systemDefault()).toString(),
        commit,
        budget,
        Math.round(seconds),
        lines);
  }

  /** The lines of a command, which has failed, too, where no line says why. */
  private List<Line> said(Method method, String command) throws IOException, InterruptedException {
    out.println("      " + command);
    List<Line> lines = new ArrayList<>();
    int ended =
        execute(
            command,
            text ->
                Line.of(text)
                    .filter(line -> line.method().equals(method.name()))
                    .ifPresent(
                        line -> {
                          out.println(line.text());
                          lines.add(line);
                        }));
    if (lines.isEmpty() || (ended != 0 && lines.stream().allMatch(Line::passed))) {
      Line failed =
          new Line(method.name(), "command", false, "ended with " + ended + ": " + command);
      out.println(failed.text());
      lines.add(failed);
    }
    return lines;
  }

  /** Builds what is run, and runs {@code tests}, all by one Maven. */
  private void build(List<Method> methods, Set<String> tests)
      throws IOException, InterruptedException {
    Set<String> modules = new TreeSet<>(new Sources(home).modulesOf(tests));
    List<String> options = new ArrayList<>();
    for (Method method : methods) {
      if (!method.module().isEmpty() && !method.command(budget).isEmpty()) {
        modules.add(method.module());
      }
      options.add(method.options().getOrDefault(budget, ""));
    }
    if (modules.isEmpty()) {
      return;
    }
    Path log = target.resolve("maven.log");
    out.printf(
        "Builds, and runs %s; %s says how far it is …%n",
        Figures.count(tests.size(), "class"), log);
    String command =
        String.format(
            "./mvnw --batch-mode -Pfast,proof -T2 -pl %s -am %s %s > %s 2>&1",
            String.join(",", modules),
            tests.isEmpty()
                ? "test-compile"
                : "test -Dmaven.test.failure.ignore=true -Dtest=" + String.join(",", tests),
            String.join(" ", options).strip(),
            log);
    if (execute(command, out::println) != 0) {
      throw new IllegalStateException("the build failed: see " + log);
    }
  }

  private int execute(String command, Consumer<String> said)
      throws IOException, InterruptedException {
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-c", command)
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    shell.environment().put("PROOF_BUILT", "true");
    Process process = shell.start();
    process.getOutputStream().close();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(said);
    }
    return process.waitFor();
  }
}
