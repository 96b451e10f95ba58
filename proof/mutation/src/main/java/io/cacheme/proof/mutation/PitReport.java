package io.cacheme.proof.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What PIT writes as XML.
 *
 * @param made how many mutants there were that could be loaded
 * @param alive those that no test has found
 */
record PitReport(int made, List<Mutant> alive) {

  /** A mutant that ends no test in time, or takes all memory, is found, too. */
  private static final Set<String> FOUND = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR");

  private static final String NO_CLASS = "NON_VIABLE";

  /**
   * Reads one.
   *
   * @param sources where the packages of what was changed begin
   */
  static PitReport read(Path file, Path sources) throws IOException {
    int made = 0;
    List<Mutant> alive = new ArrayList<>();
    NodeList mutations = elements(file);
    for (int i = 0; i < mutations.getLength(); i++) {
      Element mutation = (Element) mutations.item(i);
      String status = mutation.getAttribute("status");
      if (!status.equals(NO_CLASS)) {
        made++;
        if (!FOUND.contains(status)) {
          alive.add(mutant(mutation, sources));
        }
      }
    }
    return new PitReport(made, alive);
  }

  private static NodeList elements(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(in)
          .getElementsByTagName("mutation");
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is not what PIT writes", e);
    }
  }

  private static Mutant mutant(Element mutation, Path sources) throws IOException {
    String type = text(mutation, "mutatedClass");
    String packagePath = type.substring(0, type.lastIndexOf('.')).replace('.', '/');
    Path source = sources.resolve(packagePath).resolve(text(mutation, "sourceFile"));
    int line = Integer.parseInt(text(mutation, "lineNumber"));
    return new Mutant(
        type + '.' + text(mutation, "mutatedMethod"),
        text(mutation, "description"),
        Files.readAllLines(source).get(line - 1).strip());
  }

  private static String text(Element mutation, String name) {
    return mutation.getElementsByTagName(name).item(0).getTextContent();
  }
}
