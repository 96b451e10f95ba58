package io.cacheme.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the tests that SECURITY.md names were run, and passed: each line has one, or a command.
 */
final class Threats {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+?) \\| (.*?) ?\\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final Pattern COMMAND = Pattern.compile("`(?:proof/|\\.ci/)[^`]+`");
  private static final Pattern COUNTS =
      Pattern.compile(
          "<testsuite[^>]*?tests=\"(\\d+)\" errors=\"(\\d+)\" skipped=\"(\\d+)\""
              + " failures=\"(\\d+)\"");

  private final Map<String, List<Counts>> reports;

  /**
   * What a report of one class says.
   *
   * @param passed how many tests did
   * @param failed how many did not, and were not skipped
   */
  private record Counts(int passed, int failed) {}

  private Threats(Map<String, List<Counts>> reports) {
    this.reports = reports;
  }

  /** By the reports in the modules under {@code home} that are not older than {@code began}. */
  static Threats run(Path home, FileTime began) throws IOException {
    Map<String, List<Counts>> reports = new TreeMap<>();
    for (Path report : files(home, "/surefire-reports/TEST-.*\\.xml")) {
      if (Files.getLastModifiedTime(report).compareTo(began) >= 0) {
        reports
            .computeIfAbsent(classOf(report), name -> new ArrayList<>())
            .add(counts(Files.readString(report)));
      }
    }
    return new Threats(reports);
  }

  private static List<Path> files(Path home, String pattern) throws IOException {
    try (Stream<Path> files = Files.walk(home, 12)) {
      return files.filter(file -> file.toString().matches(".*" + pattern)).toList();
    }
  }

  /** The simple name of the class, or of the one that it stands in. */
  private static String classOf(Path report) {
    return String.valueOf(report.getFileName())
        .replaceAll("^TEST-|\\.xml$|\\$.*", "")
        .replaceAll(".*\\.", "");
  }

  private static Counts counts(String report) {
    Matcher counts = COUNTS.matcher(report);
    if (!counts.find()) {
      return new Counts(0, 1);
    }
    int failed = Integer.parseInt(counts.group(2)) + Integer.parseInt(counts.group(4));
    int skipped = Integer.parseInt(counts.group(3));
    return new Counts(Integer.parseInt(counts.group(1)) - failed - skipped, failed);
  }

  /** All that {@code page} names. */
  static Set<String> tests(String page) {
    return ROW.matcher(page)
        .results()
        .flatMap(row -> TEST.matcher(row.group(2)).results())
        .map(test -> test.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** For Maven: in which modules under {@code home} they are, and which they are. */
  static String selection(Path home, String page) throws IOException {
    Set<String> tests = tests(page);
    Set<String> modules = new TreeSet<>();
    for (Path source : files(home, "/src/test/\\w+/.*Test\\.java")) {
      String name = String.valueOf(source.getFileName()).replace(".java", "");
      if (tests.contains(name)) {
        modules.add(home.relativize(source).toString().replaceAll("/src/.*", ""));
      }
    }
    return "-pl " + String.join(",", modules) + " -Dtest=" + String.join(",", tests);
  }

  Verdict judge(String page) {
    List<String> wrong = new ArrayList<>();
    List<MatchResult> rows = ROW.matcher(page).results().toList();
    for (MatchResult row : rows) {
      if (!TEST.matcher(row.group(2)).find() && !COMMAND.matcher(row.group(2)).find()) {
        wrong.add("nothing holds: " + row.group(1));
      }
    }
    int passed = 0;
    for (String test : tests(page)) {
      List<Counts> counts = reports.getOrDefault(test, List.of());
      int ofThis = counts.stream().mapToInt(Counts::passed).sum();
      passed += ofThis;
      if (ofThis == 0 || counts.stream().anyMatch(count -> count.failed > 0)) {
        wrong.add(test + (counts.isEmpty() ? " was not run" : " did not pass"));
      }
    }
    return new Verdict(
        passed == 0
            ? ""
            : rows.size() + " lines, " + tests(page).size() + " classes, " + passed + " tests",
        wrong);
  }
}
