package io.cacheme.tests.pictures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The published modules, and which of them needs which, as their poms say. */
final class ModulesPicture {

  private static final double COLUMN = 260;
  private static final double BOX = 210;
  private static final double ROW = 34;
  private static final double TOP = 44;

  /** What each module needs of ours, without what another one of these needs anyway. */
  private final Map<String, Set<String>> needs = new TreeMap<>();

  private final Map<String, Integer> rows = new TreeMap<>();
  private int nextRow;

  private ModulesPicture(Path home) throws IOException {
    Map<String, Set<String>> all = new TreeMap<>();
    for (String module : dependencies(home.resolve("cacheme-bom/pom.xml"))) {
      all.put(module, dependencies(home.resolve(module + "/pom.xml")));
    }
    all.forEach((module, direct) -> needs.put(module, withoutTransitive(direct, all)));
  }

  static String drawn(Path home) throws IOException {
    return new ModulesPicture(home).draw();
  }

  /** Of ours, with the scope that goes along. */
  private static Set<String> dependencies(Path pom) throws IOException {
    Set<String> ours = new TreeSet<>();
    for (Element dependency : elements(pom)) {
      String scope = child(dependency, "scope", "compile");
      if (child(dependency, "groupId", "").equals("io.cacheme") && scope.equals("compile")) {
        ours.add(child(dependency, "artifactId", ""));
      }
    }
    return ours;
  }

  private static List<Element> elements(Path pom) throws IOException {
    try {
      var found =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(pom.toFile())
              .getElementsByTagName("dependency");
      List<Element> elements = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        elements.add((Element) found.item(i));
      }
      return elements;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(pom + " is no pom", e);
    }
  }

  private static String child(Element dependency, String name, String missing) {
    Node found = dependency.getElementsByTagName(name).item(0);
    return found == null ? missing : found.getTextContent();
  }

  private static Set<String> withoutTransitive(Set<String> direct, Map<String, Set<String>> all) {
    Set<String> kept = new TreeSet<>(direct);
    direct.forEach(each -> removeAllBehind(each, all, kept));
    return kept;
  }

  private static void removeAllBehind(
      String module, Map<String, Set<String>> all, Set<String> kept) {
    for (String behind : all.get(module)) {
      kept.remove(behind);
      removeAllBehind(behind, all, kept);
    }
  }

  private int column(String module) {
    return needs.get(module).stream().mapToInt(each -> column(each) + 1).max().orElse(0);
  }

  /** Of those that it needs, the one that it stands beside: the furthest, and of these the last. */
  private String beside(String module) {
    return needs.get(module).stream()
        .max(Comparator.comparingInt(this::column).thenComparing(Comparator.naturalOrder()))
        .orElse("");
  }

  private List<String> standingBeside(String module) {
    return needs.keySet().stream().filter(each -> beside(each).equals(module)).toList();
  }

  private int height(String module) {
    return Math.max(1, standingBeside(module).stream().mapToInt(this::height).sum());
  }

  private void place(String module) {
    rows.put(module, nextRow);
    List<String> next = standingBeside(module);
    next.forEach(this::place);
    if (next.isEmpty()) {
      nextRow++;
    }
  }

  private String draw() {
    Svg svg = new Svg("The published modules: who needs whom");
    svg.bold(12, 24, "start", "An arrow: needs. What is needed by way of another has none.");
    standingBeside("").forEach(this::place);
    rows.forEach((module, row) -> draw(svg, module, row));
    int columns = needs.keySet().stream().mapToInt(this::column).max().orElseThrow() + 1;
    return svg.drawn(12 + COLUMN * columns - (COLUMN - BOX) + 12, TOP + nextRow * ROW + 6);
  }

  private void draw(Svg svg, String module, int row) {
    double height = height(module) * ROW - 8;
    svg.box(x(module), y(row), BOX, height, Svg.BLUE);
    svg.bold(x(module) + 10, y(row) + height / 2 + 4, "start", module);
    needs.get(module).forEach(needed -> arrow(svg, module, needed));
  }

  /** Level to what it stands beside; else by way of the gutter, and over the top of a column. */
  private void arrow(Svg svg, String module, String needed) {
    double from = middle(module);
    double end = x(needed) + BOX;
    double to = needed.equals(beside(module)) ? from : middle(needed);
    String path = String.format("M%.0f %.0f", x(module), from);
    if (column(module) - column(needed) > 1) {
      path += String.format("H%.0fV%.0f", x(module) - 12, TOP - 8);
    }
    svg.arrow(path + String.format("H%.0fV%.0fH%.0f", end + 22, to, end), end, to, false);
  }

  private double middle(String module) {
    return y(rows.get(module)) + (height(module) * ROW - 8) / 2;
  }

  private double x(String module) {
    return 12 + COLUMN * column(module);
  }

  private static double y(int row) {
    return TOP + row * ROW;
  }
}
