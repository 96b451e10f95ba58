package io.cacheme.compare.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
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
    Matcher json = JSON.matcher(page);
    assumeTrue(json.find(), "nothing has been drawn yet");
    Files.createDirectories(home.resolve("docs/pictures"));
    Files.writeString(home.resolve("docs/benchmarks.md"), page);

    new Pages(home)
        .draw(
            new ObjectMapper().readTree(DOCS.resolve(json.group(1)).toFile()),
            Path.of("docs").resolve(json.group(1)));

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
