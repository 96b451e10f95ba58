package io.cacheme.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation: its prose, its fenced blocks, its headings and where it leads. */
record Page(Path file, String text) {

  static final Path HOME = Path.of("..");

  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
  private static final Pattern LINKED = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern NAME =
      Pattern.compile("(?m)^(?:public )?(?:record|interface|(?:final )?class) (\\w+)");

  /**
   * Where a link leads.
   *
   * @param target the file, or null if it leads out of the repository
   * @param anchor what follows its {@code #}, or null
   * @param written as it stands on the page
   */
  record Link(Path target, String anchor, String written) {}

  static Page of(String name) throws IOException {
    return of(HOME.resolve(name));
  }

  static Page of(Path file) throws IOException {
    return new Page(file.normalize(), Files.readString(file));
  }

  /** Its name, from the home of the repository. */
  String name() {
    return HOME.relativize(file).toString();
  }

  /** All pages that a reader may come upon: those at the top, of docs, and of the examples. */
  static List<Page> all() throws IOException {
    try (Stream<Path> top = Files.list(HOME);
        Stream<Path> docs = Files.walk(HOME.resolve("docs"));
        Stream<Path> examples = Files.walk(HOME.resolve("examples"))) {
      return Stream.of(top, docs, examples.filter(file -> file.endsWith("README.md")))
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .map(Page::read)
          .toList();
    }
  }

  private static Page read(Path file) {
    try {
      return of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in its fences of that language, in their order. */
  List<String> fences(String language) {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  /** Without what stands in fences. */
  String prose() {
    return FENCED.matcher(text).replaceAll("");
  }

  /** It, cut before each heading of the second level. */
  List<Page> sections() {
    return Stream.of(text.split("(?m)^(?=## )")).map(part -> new Page(file, part)).toList();
  }

  /** The anchors of its headings, as GitHub makes them: the second of one name has a number. */
  List<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    List<String> anchors = new ArrayList<>();
    for (MatchResult heading : HEADING.matcher(prose()).results().toList()) {
      String anchor =
          LINKED
              .matcher(heading.group(1).strip())
              .replaceAll("$1")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
              .replace(' ', '-');
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }

  /** Its links and pictures; what is code is none. */
  List<Link> links() {
    return LINK.matcher(CODE.matcher(prose()).replaceAll("")).results().map(this::link).toList();
  }

  private Link link(MatchResult found) {
    String to = found.group(1);
    boolean leadsOut = to.matches("[a-z]+:.*");
    Path target = leadsOut ? null : to.isEmpty() ? file : file.resolveSibling(to).normalize();
    return new Link(target, found.group(2), found.group());
  }

  /** The first top-level type of a source. */
  static String typeOf(String source) {
    return NAME.matcher(source).results().findFirst().orElseThrow().group(1);
  }
}
