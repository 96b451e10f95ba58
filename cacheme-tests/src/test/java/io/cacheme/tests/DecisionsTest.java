package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index of the decisions lists each one, by its number, title, status and date. */
class DecisionsTest {

  private static final Path FOLDER = Path.of("..", "docs", "adr");
  private static final Pattern HEAD =
      Pattern.compile(
          "# (\\d+)\\. (.+)\\n\\n(Accepted|Superseded by .+), (\\d{4}-\\d\\d-\\d\\d)\\.\\n");

  private static String row(Path file) {
    try {
      Matcher head = HEAD.matcher(Files.readString(file));
      assertThat(head.lookingAt()).as("%s begins with number, title, status, date", file).isTrue();
      String name = String.valueOf(file.getFileName());
      assertThat(name).startsWith(String.format("%04d-", Integer.parseInt(head.group(1))));
      String status = head.group(3).toLowerCase(Locale.ROOT);
      return "| %s | [%s](%s) | %s | %s |"
          .formatted(head.group(1), head.group(2), name, status, head.group(4));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void index_listsEachDecision() throws IOException {
    List<String> expected = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files
          .filter(file -> file.getFileName().toString().startsWith("0"))
          .sorted()
          .forEach(file -> expected.add(row(file)));
    }
    assertThat(Files.readAllLines(FOLDER.resolve("README.md")))
        .filteredOn(line -> line.matches("\\| \\d.*"))
        .isEqualTo(expected);
  }
}
