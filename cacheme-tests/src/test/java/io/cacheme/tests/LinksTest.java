package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever follows the pages gets somewhere: to a file, to a heading, to each page, soon. */
class LinksTest {

  private static final Path DOCS = Page.HOME.resolve("docs");
  private static final Path INDEX = DOCS.resolve("index.md");
  private static final String QUESTIONS = "## Twenty questions";
  private static final Pattern QUESTION = Pattern.compile("(?m)^\\| (.+\\?) \\| (.+) \\|$");

  @TestFactory
  List<DynamicTest> links_leadSomewhere() throws IOException {
    return Page.all().stream()
        .map(page -> DynamicTest.dynamicTest(page.name(), () -> follow(page)))
        .toList();
  }

  private static void follow(Page page) throws IOException {
    for (Page.Link link : page.links()) {
      if (link.target() != null) {
        assertThat(link.target()).as(link.written()).exists();
        if (link.anchor() != null) {
          assertThat(Page.of(link.target()).anchors()).as(link.written()).contains(link.anchor());
        }
      }
    }
  }

  @Test
  void links_thatLeadNowhere_areFound() {
    for (String wrong : List.of("[a](none.md)", "![a](pictures/none.svg)", "[a](#none)")) {
      Page page = new Page(INDEX, "# One\n\n" + wrong + "\n");
      assertThatThrownBy(() -> follow(page)).as(wrong).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void links_inCode_areNone() {
    String page = "# One\n\n`[a](none.md)`\n\n```java\n// [a](none.md)\n```\n[`b`](#one)\n";

    assertThat(new Page(INDEX, page).links()).extracting(Page.Link::anchor).containsExactly("one");
  }

  @Test
  void anchors_areThoseOfGitHub() {
    String page =
        "# `asMap()`, and more\n\n```sh\n# none\n```\n## SQLite: `sqlite`\n## A [link](a.md)\n"
            + "### It's größer\n### A link\n### A link\n#### two-fold snake_case\n";

    assertThat(new Page(INDEX, page).anchors())
        .containsExactly(
            "asmap-and-more",
            "sqlite-sqlite",
            "a-link",
            "its-größer",
            "a-link-1",
            "a-link-2",
            "two-fold-snake_case");
  }

  @Test
  void index_namesEachPageOnce() throws IOException {
    String text = Files.readString(INDEX);
    Page order = new Page(INDEX, text.substring(0, text.indexOf(QUESTIONS)));
    List<Path> pages;
    try (Stream<Path> files = Files.list(DOCS)) {
      pages = files.filter(file -> file.toString().endsWith(".md")).map(Path::normalize).toList();
    }

    assertThat(order.links().stream().map(Page.Link::target).filter(pages::contains).toList())
        .containsExactlyInAnyOrderElementsOf(
            pages.stream().filter(page -> !page.equals(INDEX)).toList());
  }

  @Test
  void pages_areAllReachedFromTheIndex() throws IOException {
    assertThat(distances(INDEX).keySet())
        .containsAll(
            Page.all().stream().map(Page::file).filter(file -> file.startsWith(DOCS)).toList());
  }

  @Test
  void questions_areAnsweredTwoLinksFromTheReadme() throws IOException {
    Map<Path, Integer> distances = distances(Page.HOME.resolve("README.md"));
    String text = Files.readString(INDEX);
    Page questions = new Page(INDEX, text.substring(text.indexOf(QUESTIONS)));

    assertThat(QUESTION.matcher(questions.text()).results()).hasSize(20);
    QUESTION
        .matcher(questions.text())
        .results()
        .forEach(
            row -> {
              List<Page.Link> answers = new Page(INDEX, row.group(2)).links();
              assertThat(answers).as(row.group(1)).hasSize(1);
              int distance = distances.getOrDefault(answers.get(0).target(), Integer.MAX_VALUE);
              assertThat(distance).as(row.group(1)).isLessThanOrEqualTo(2);
            });
  }

  /** How many links each page is away from {@code first}. */
  private static Map<Path, Integer> distances(Path first) throws IOException {
    Map<Path, Integer> distances = new LinkedHashMap<>(Map.of(first, 0));
    Deque<Path> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      Path page = open.remove();
      List<Path> next =
          Page.of(page).links().stream()
              .map(Page.Link::target)
              .filter(Objects::nonNull)
              .filter(target -> target.toString().endsWith(".md") && Files.exists(target))
              .toList();
      for (Path target : next) {
        if (distances.putIfAbsent(target, distances.get(page) + 1) == null) {
          open.add(target);
        }
      }
    }
    return distances;
  }
}
