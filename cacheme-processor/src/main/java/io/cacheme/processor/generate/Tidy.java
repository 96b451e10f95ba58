package io.cacheme.processor.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes generated text look as a person would have laid it out, where JavaPoet does not. Line by
 * line and without patterns: of an application with many nodes it sees megabytes, in a cold JVM.
 */
public final class Tidy {

  private static final int WIDTH = 100;
  private static final String OPENING = "/**";
  private static final String CLOSING = "*/";

  private final StringBuilder out;

  private Tidy(int length) {
    out = new StringBuilder(length);
  }

  /** The same source in better shape. */
  public static String source(String text) {
    Tidy tidy = new Tidy(text.length());
    String[] lines = text.split("\n", -1);
    int next = 0;
    while (next < lines.length) {
      next = tidy.add(lines, next);
    }
    tidy.out.setLength(tidy.out.length() - 1);
    return tidy.out.toString();
  }

  /** Adds the line at {@code at}, and those that belong to it; answers where the next is. */
  private int add(String[] lines, int at) {
    String line = lines[at].stripTrailing().replace(". @Nullable ", ".@Nullable ");
    String code = line.stripLeading();
    if (code.equals(OPENING)) {
      List<String> body = body(lines, at + 1);
      if (!body.isEmpty()) {
        addJavadoc(line.substring(0, line.length() - code.length()), body);
        return at + body.size() + 2;
      }
    }
    if (code.startsWith("}") && endsWithOpenBrace()) {
      out.setLength(out.length() - 1);
      line = code;
    }
    out.append(line).append('\n');
    return at + 1;
  }

  private boolean endsWithOpenBrace() {
    return out.length() > 1 && out.charAt(out.length() - 2) == '{';
  }

  /** The lines of text of a comment that ends after them; none if one of them has no text. */
  private static List<String> body(String[] lines, int from) {
    List<String> body = new ArrayList<>();
    for (int i = from; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.equals(CLOSING)) {
        return body;
      }
      if (!line.startsWith("* ")) {
        return List.of();
      }
      body.add(line.substring(2));
    }
    return List.of();
  }

  private void addJavadoc(String indent, List<String> body) {
    String text = String.join(" ", body).strip();
    String oneLine = indent + OPENING + " " + text + " " + CLOSING;
    if (oneLine.length() <= WIDTH) {
      out.append(oneLine).append('\n');
      return;
    }
    out.append(indent).append(OPENING);
    int width = WIDTH; // full: the first word begins a line
    for (String word : words(text)) {
      if (width + 1 + word.length() > WIDTH) {
        out.append('\n').append(indent).append(" *");
        width = indent.length() + 2;
      }
      out.append(' ').append(word);
      width += 1 + word.length();
    }
    out.append('\n').append(indent).append(" ").append(CLOSING).append('\n');
  }

  /** The words of a text; inline tags stay whole. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == ' ') {
        if (i > start) {
          words.add(text.substring(start, i));
        }
        start = i + 1;
      } else if (text.startsWith("{@", i)) {
        int end = text.indexOf('}', i);
        i = end < 0 ? i : end;
      }
    }
    return words;
  }
}
