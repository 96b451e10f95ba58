package io.cacheme.processor.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes generated text look as a person would have laid it out, where JavaPoet does not. */
public final class Tidy {

  private static final int WIDTH = 100;

  private static final Pattern JAVADOC =
      Pattern.compile("(?m)^( *)/\\*\\*\\n((?: *\\* [^\\n]*\\n)+?) *\\*/$");
  private static final Pattern TRAILING_SPACE = Pattern.compile("(?m)[ \\t]+$");
  private static final Pattern EMPTY_BODY = Pattern.compile("\\{\\n *\\}");

  private Tidy() {}

  /** The same source in better shape. */
  public static String source(String text) {
    String tidy = TRAILING_SPACE.matcher(text).replaceAll("");
    tidy = EMPTY_BODY.matcher(tidy).replaceAll("{}");
    tidy = tidy.replace(". @Nullable ", ".@Nullable ");
    return JAVADOC
        .matcher(tidy)
        .replaceAll(m -> Matcher.quoteReplacement(javadoc(m.group(1), m.group(2))));
  }

  private static String javadoc(String indent, String body) {
    String text = body.replaceAll("(?m)^ *\\* ", "").replace('\n', ' ').strip();
    String oneLine = indent + "/** " + text + " */";
    if (oneLine.length() <= WIDTH) {
      return oneLine;
    }
    List<String> lines = new ArrayList<>(List.of(indent + "/**"));
    StringBuilder line = new StringBuilder(indent + " *");
    for (String word : words(text)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent + " *");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    lines.add(indent + " */");
    return String.join("\n", lines);
  }

  /** The words of a text; inline tags stay whole. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = Pattern.compile("(?:\\{@[^}]*\\}|\\S)+").matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
