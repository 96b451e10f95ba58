package io.cacheme.prove;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Runs methods: their tests, by one Maven, and then their commands. */
final class Run {

  /** What was written in the second in which Maven begins counts. */
  private static final int CLOCK_STEP = 1;

  private final Path home;
  private final Budget budget;
  private final PrintStream out;
  private final Path target;

  /** A file as old as the tests whose reports count. */
  private final Path tested;

  private final Shell shell;
  private final String commit;

  Run(Path home, Budget budget, PrintStream out) throws IOException, InterruptedException {
    this.home = home;
    this.budget = budget;
    this.out = out;
    this.target = Files.createDirectories(home.resolve("target/prove"));
    this.tested = target.resolve("tested");
    this.shell = new Shell(home, Map.of("PROOF_BUILT", "true", "PROOF_TESTED", tested.toString()));
    List<String> said = new ArrayList<>();
    shell.execute("git rev-parse --short=8 HEAD 2> /dev/null", said::add);
    this.commit = said.isEmpty() ? "unknown" : said.get(0);
  }

  /**
   * Runs {@code methods}, and gives what was seen of each that has said something.
   *
   * @param tests the classes of tests that the page names, and that belong to them
   */
  List<Seen> run(List<Method> methods, Collection<String> tests)
      throws IOException, InterruptedException {
    Set<String> wanted = wanted(methods, tests);
    begin();
    build(methods, wanted);
    Reports reports = new Reports(home, Files.getLastModifiedTime(tested));
    Map<Method, Commands.Said> reported = new LinkedHashMap<>();
    methods.forEach(method -> reported.put(method, reported(method, wanted, reports)));
    Map<Method, Commands.Said> said = new Commands(shell, budget, out).run(methods);
    return methods.stream()
        .map(method -> seen(method, Objects.requireNonNull(reported.get(method)), said.get(method)))
        .filter(seen -> !seen.lines().isEmpty())
        .toList();
  }

  /** The tests that are to be run, or to have been run if this is a sample. */
  private Set<String> wanted(List<Method> methods, Collection<String> tests) {
    Set<String> wanted = new TreeSet<>();
    tests.stream()
        .filter(test -> budget != Budget.DEFAULT || !Methods.isLong(test))
        .forEach(wanted::add);
    methods.stream()
        .filter(method -> !isSample() || method.module().isEmpty())
        .forEach(method -> wanted.addAll(method.tests()));
    return wanted;
  }

  private boolean isSample() {
    return budget == Budget.SAMPLE;
  }

  /** A sample takes whatever was reported. */
  private void begin() throws IOException {
    Instant since = isSample() ? Instant.EPOCH : Instant.now().minusSeconds(CLOCK_STEP);
    Files.writeString(tested, "");
    Files.setLastModifiedTime(tested, FileTime.from(since));
  }

  /** What the tests of {@code method} have said. */
  private Commands.Said reported(Method method, Set<String> wanted, Reports reports) {
    List<String> own = wanted.stream().filter(test -> Methods.of(test).equals(method)).toList();
    List<Line> lines = reports.lines(method, own);
    lines.forEach(line -> out.println(line.text()));
    return new Commands.Said(lines, Duration.ofMillis(Math.round(reports.seconds(own) * 1e3)));
  }

  private Seen seen(Method method, Commands.Said tests, Commands.@Nullable Said command) {
    List<Line> lines = new ArrayList<>(tests.lines());
    Duration took = tests.took();
    if (command != null) {
      lines.addAll(command.lines());
      took = took.plus(command.took());
    }
    return new Seen(
        method.name(),
        LocalDate.now(ZoneId.systemDefault()).toString(),
        commit,
        // the test command has run all tests, however little a sample is else
        isSample() && method.equals(Methods.TESTS) ? Budget.FULL : budget,
        Math.round(took.toMillis() / 1e3),
        lines);
  }

  /** Builds what is run, and runs {@code wanted} unless this is a sample, all by one Maven. */
  private void build(List<Method> methods, Set<String> wanted)
      throws IOException, InterruptedException {
    Sources sources = new Sources(home);
    Set<String> tests = new TreeSet<>();
    if (!isSample()) {
      tests.addAll(wanted);
      for (Method method : methods) {
        tests.addAll(method.judges().isEmpty() ? Set.of() : sources.testsOn(method.judges()));
      }
    }
    Set<String> modules = new TreeSet<>(sources.modulesOf(tests));
    List<String> options = new ArrayList<>();
    for (Method method : methods) {
      if (!method.module().isEmpty() && !method.command(budget).isEmpty()) {
        modules.add(method.module());
      }
      options.add(method.options().getOrDefault(budget, ""));
    }
    if (!modules.isEmpty()) {
      build(modules, tests, String.join(" ", options).strip());
    }
  }

  private void build(Set<String> modules, Set<String> tests, String options)
      throws IOException, InterruptedException {
    Path log = target.resolve("maven.log");
    out.printf(
        "Builds, and runs %s; %s says how far it is …%n",
        Figures.count(tests.size(), "class"), log);
    String command =
        String.format(
            "./mvnw --batch-mode -Pfast,proof -T4 -pl %s -am %s %s > %s 2>&1",
            String.join(",", modules),
            tests.isEmpty()
                ? "test-compile"
                : "test -Dmaven.test.failure.ignore=true -Dtest=" + String.join(",", tests),
            options,
            log);
    if (shell.execute(command, out::println) != 0) {
      throw new IllegalStateException("the build failed: see " + log);
    }
  }
}
