package io.cacheme.processor.model;

import io.cacheme.processor.model.KeyTemplate.Flaw;
import io.cacheme.processor.model.KeyTemplate.Literal;
import io.cacheme.processor.model.KeyTemplate.Part;
import io.cacheme.processor.model.KeyTemplate.Placeholder;
import java.util.ArrayList;
import java.util.List;

/** Reads a template from left to right; doubled braces are plain ones. */
final class KeyTemplateParser {

  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int at;

  KeyTemplateParser(String text) {
    this.text = text;
  }

  KeyTemplate parse() {
    while (at < text.length()) {
      if (isNext("{{") || isNext("}}")) {
        literal.append(text.charAt(at));
        at += 2;
      } else if (isNext("{")) {
        placeholder();
      } else {
        plain();
      }
    }
    endLiteral();
    return new KeyTemplate(text, parts, flaws);
  }

  private void plain() {
    char c = text.charAt(at);
    if (c == '}') {
      flaw("\"}\" at column " + (at + 1) + " that closes nothing", opened());
    }
    literal.append(c);
    at++;
  }

  private void placeholder() {
    int end = nameEnd();
    String name = text.substring(at + 1, end);
    boolean isClosed = end < text.length() && text.charAt(end) == '}';
    if (!isClosed) {
      flaw(
          "\"{\" at column " + (at + 1) + " that is never closed",
          inserted(end, (name.isEmpty() ? "name}" : "}") + (isNext("{", end) ? ":" : "")));
    } else if (name.isEmpty()) {
      flaw("empty braces at column " + (at + 1), inserted(end, "name"));
    } else {
      endLiteral();
      parts.add(new Placeholder(List.of(name.split("\\.", -1))));
    }
    at = isClosed ? end + 1 : end;
  }

  /** Where the name that begins after the brace ends: at the first character no name can have. */
  private int nameEnd() {
    int closing = text.indexOf('}', at);
    int end = at + 1;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return closing >= 0 && !text.substring(at + 1, closing).contains("{") ? closing : end;
  }

  private static boolean isNamePart(char c) {
    return Character.isJavaIdentifierPart(c) || c == '.';
  }

  private boolean isNext(String token) {
    return isNext(token, at);
  }

  private boolean isNext(String token, int index) {
    return text.startsWith(token, index);
  }

  private void endLiteral() {
    if (literal.length() > 0) {
      parts.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private void flaw(String problem, String mended) {
    flaws.add(new Flaw(at + 1, problem, mended));
  }

  /** The text with the brace that is missing before the name that ends here. */
  private String opened() {
    if (at > 0 && text.charAt(at - 1) == '}') { // one too many
      return text.substring(0, at) + text.substring(at + 1);
    }
    int start = at;
    while (start > 0 && isNamePart(text.charAt(start - 1))) {
      start--;
    }
    return start < at ? inserted(start, "{") : inserted(at, "}");
  }

  private String inserted(int index, String more) {
    return text.substring(0, index) + more + text.substring(index);
  }
}
