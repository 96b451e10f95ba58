package io.cacheme.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code docs/reliability.md}: a row of it is a promise, with what tries to break it, in words of
 * code: a class of tests, a method, or a method and its checks; and with what was seen, which is
 * drawn here, as is what stands between marks.
 */
final class Page {

  private static final String NAME = "docs/reliability.md";
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([FR]\\d+) \\| (.+?) \\| (.+?) \\|(.*)\\|$");
  private static final Pattern WORD = Pattern.compile("`([^`]+)`");
  private static final Pattern TEST = Pattern.compile("\\w+Test");
  private static final String END = "<!-- drawn: end -->\n";

  private final String text;

  private Page(String text) {
    this.text = text;
  }

  static Page read(Path home) throws IOException {
    return new Page(Files.readString(home.resolve(NAME)));
  }

  void write(Path home) throws IOException {
    Files.writeString(home.resolve(NAME), text);
  }

  String text() {
    return text;
  }

  /** In the order of the page. */
  List<Promise> promises() {
    return ROW.matcher(text).results().map(Page::promise).toList();
  }

  private static Promise promise(MatchResult row) {
    List<Proof> proofs = new ArrayList<>();
    WORD.matcher(row.group(3))
        .results()
        .forEach(word -> proof(word.group(1)).ifPresent(proofs::add));
    return new Promise(row.group(1), row.group(2), proofs);
  }

  /** What is meant by a word of code; nothing if there is no such method. */
  static Optional<Proof> proof(String word) {
    if (TEST.matcher(word).matches()) {
      Method method = Methods.of(word);
      return Optional.of(new Proof(method, method.equals(Methods.TESTS) ? word : Proof.ALL));
    }
    String[] words = word.split(" ", 2);
    return Methods.named(words[0])
        .map(method -> new Proof(method, words.length == 1 ? Proof.ALL : words[1]));
  }

  /** The words of code that ought to be proofs, and are none. */
  List<String> unknown() {
    return ROW.matcher(text)
        .results()
        .flatMap(row -> WORD.matcher(row.group(3)).results())
        .map(word -> word.group(1))
        .filter(word -> proof(word).isEmpty())
        .toList();
  }

  /** The same with what was seen of each promise. */
  Page withSeen(Function<Promise, String> seen) {
    return new Page(
        ROW.matcher(text)
            .replaceAll(
                row ->
                    Matcher.quoteReplacement(
                        Drawing.row(
                            row.group(1), row.group(2), row.group(3), seen.apply(promise(row))))));
  }

  /** The same with {@code lines} between the marks of {@code part}. */
  Page with(String part, List<String> lines) {
    String mark = "<!-- drawn by ./prove: " + part + " -->\n";
    int begin = text.indexOf(mark) + mark.length();
    int end = text.indexOf(END, begin);
    if (begin < mark.length() || end < 0) {
      throw new IllegalStateException(
          NAME + " has no lines \"" + mark.strip() + "\" and \"" + END.strip() + '"');
    }
    return new Page(
        text.substring(0, begin) + String.join("\n", lines) + "\n" + text.substring(end));
  }
}
