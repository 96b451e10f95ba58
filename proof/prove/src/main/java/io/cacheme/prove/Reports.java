package io.cacheme.prove;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What Maven's reports say of classes of tests. */
final class Reports {

  /** Of one class, or of several that are called the same. */
  private static final class Report {

    private int run;
    private int failed;
    private double seconds;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    private void read(XMLStreamReader xml) throws XMLStreamException {
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (xml.getLocalName().equals("testsuite")) {
          run += number(xml, "tests") - number(xml, "skipped");
          failed += number(xml, "failures") + number(xml, "errors");
          seconds += Double.parseDouble(xml.getAttributeValue(null, "time").replace(",", ""));
        } else if (xml.getLocalName().equals("system-out")) {
          xml.getElementText().lines().flatMap(line -> Line.of(line).stream()).forEach(this::add);
        }
      }
    }

    /** What was said twice counts once, and has failed if it did so once. */
    private void add(Line line) {
      lines.merge(
          line.method() + " " + line.check(),
          line,
          (before, now) -> before.passed() ? now : before);
    }

    private static int number(XMLStreamReader xml, String name) {
      return Integer.parseInt(xml.getAttributeValue(null, name));
    }
  }

  private final Map<String, Report> reports = new TreeMap<>();

  /**
   * Reads those of all modules.
   *
   * @param since those that are older are not read
   */
  Reports(Path home, FileTime since) throws IOException {
    for (Path module : new Sources(home).modules()) {
      Path folder = module.resolve("target/surefire-reports");
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(Reports::isReport).toList()) {
          if (Files.getLastModifiedTime(file).compareTo(since) >= 0) {
            read(file);
          }
        }
      }
    }
  }

  private static boolean isReport(Path file) {
    return file.getFileName().toString().matches("TEST-.*\\.xml");
  }

  private void read(Path file) throws IOException {
    String name = file.getFileName().toString();
    String test = name.replaceAll("TEST-(.*\\.)?(\\w+?)(\\$.*)?\\.xml", "$2");
    try (InputStream in = Files.newInputStream(file)) {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      reports.computeIfAbsent(test, any -> new Report()).read(factory.createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      throw new IOException(file + " is no report of tests", e);
    }
  }

  /**
   * What those tests of {@code method} say: a line of each, or the lines that it has said itself.
   */
  List<Line> lines(Method method, Collection<String> tests) {
    List<Line> lines = new ArrayList<>();
    for (String test : tests) {
      Report report = reports.get(test);
      if (report == null) {
        lines.add(new Line(method.name(), test, false, "has not run"));
      } else {
        lines.addAll(lines(method, test, report));
      }
    }
    return lines;
  }

  private static List<Line> lines(Method method, String test, Report report) {
    boolean passed = report.failed == 0 && report.run > 0;
    String figures = Figures.count(report.run, "test");
    if (!passed) {
      figures = report.failed + " failed of " + figures;
    }
    if (method.equals(Methods.TESTS)) {
      return List.of(new Line(method.name(), test, passed, figures));
    }
    if (test.endsWith("SabotageTest")) {
      return List.of(
          new Line(method.name(), test + "-sabotaged", passed, "found out by " + figures));
    }
    List<Line> lines = new ArrayList<>();
    report.lines.values().stream()
        .filter(line -> line.method().equals(method.name()))
        .forEach(lines::add);
    if (!passed || lines.isEmpty()) {
      String why = passed ? "says nothing of what it checks" : figures;
      lines.add(new Line(method.name(), test, false, why));
    }
    return lines;
  }

  double seconds(Collection<String> tests) {
    return reports.entrySet().stream()
        .filter(report -> tests.contains(report.getKey()))
        .mapToDouble(report -> report.getValue().seconds)
        .sum();
  }
}
