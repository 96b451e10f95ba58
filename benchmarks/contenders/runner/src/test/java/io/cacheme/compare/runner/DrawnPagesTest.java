package io.cacheme.compare.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page and its pictures are what is drawn from the JSON that the page names. */
class DrawnPagesTest {

  private static final Path DOCS = Path.of("../../../docs");
  private static final Pattern JSON = Pattern.compile("\\[the JSON]\\(([^)]+)\\)");

  @Test
  void page_isDrawnFromItsJson(@TempDir Path home) throws IOException {
    String page = Files.readString(DOCS.resolve("benchmarks.md"));
    Files.createDirectories(home.resolve("docs/pictures"));
    Files.writeString(home.resolve("docs/benchmarks.md"), page);

    List<String> files = JSON.matcher(page).results().map(found -> found.group(1)).toList();
    for (String file : files) {
      new Pages(home)
          .draw(
              new ObjectMapper().readTree(DOCS.resolve(file).toFile()),
              Path.of("docs").resolve(file));
    }

    assertThat(files).hasSize(2); // and that of a full run
    assertThat(home.resolve("docs/benchmarks.md")).content().isEqualTo(page);
    try (Stream<Path> drawn = Files.list(home.resolve("docs/pictures"))) {
      assertThat(drawn)
          .isNotEmpty()
          .allSatisfy(
              picture ->
                  assertThat(picture)
                      .hasSameTextualContentAs(
                          DOCS.resolve("pictures").resolve(picture.getFileName())));
    }
  }
}
