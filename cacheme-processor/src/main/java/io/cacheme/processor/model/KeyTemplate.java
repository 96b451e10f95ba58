package io.cacheme.processor.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A parsed key template.
 *
 * @param text the template as declared
 * @param parts its parts from left to right; no two literals side by side
 * @param flaws what does not parse
 */
public record KeyTemplate(String text, List<Part> parts, List<Flaw> flaws) {

  /** Copies its lists. */
  public KeyTemplate {
    parts = List.copyOf(parts);
    flaws = List.copyOf(flaws);
  }

  /** A piece of a template. */
  public sealed interface Part {}

  /**
   * Fixed text.
   *
   * @param text the text with its braces single
   */
  public record Literal(String text) implements Part {}

  /**
   * A component in braces.
   *
   * @param path its name, and the names of the parts of records after it
   */
  public record Placeholder(List<String> path) implements Part {

    /** Copies its list. */
    public Placeholder {
      path = List.copyOf(path);
    }

    /** As written, without the braces. */
    public String name() {
      return String.join(".", path);
    }
  }

  /**
   * A place that does not parse.
   *
   * @param column the place in the text, from 1
   * @param problem what is there, as {@code empty braces at column 6}
   * @param mended the text as it was probably meant
   */
  public record Flaw(int column, String problem, String mended) {}

  /** Parses {@code text}. */
  public static KeyTemplate parse(String text) {
    KeyTemplate template = new KeyTemplateParser(text).parse();
    return template.flaws().size() < 2 ? template : template.mendedAsAWhole();
  }

  /** The same, where the mend of each flaw is that of all. */
  private KeyTemplate mendedAsAWhole() {
    String mended = parse(flaws.get(0).mended()).mended();
    return new KeyTemplate(
        text, parts, flaws.stream().map(f -> new Flaw(f.column(), f.problem(), mended)).toList());
  }

  private String mended() {
    return flaws.isEmpty() ? text : flaws.get(0).mended();
  }

  /** The placeholders from left to right. */
  public List<Placeholder> placeholders() {
    List<Placeholder> found = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Placeholder placeholder) {
        found.add(placeholder);
      }
    }
    return found;
  }
}
