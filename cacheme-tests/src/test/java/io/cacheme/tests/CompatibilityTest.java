package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of other versions has what {@code .ci/matrix} runs, and that runs the oldest let in. */
class CompatibilityTest {

  private static final Path HOME = Path.of("..");
  private static final Pattern CELL = Pattern.compile("(?m)^([^|\n]+)\\|(works|refused)\\|(.*)$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|\n]+) \\| (works|refused) \\|");
  private static final Pattern PAGE =
      Pattern.compile("<< 'PAGE'\n(.*?)^PAGE$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern VERSION = Pattern.compile("\\.version=(\\S+)");
  private static final Pattern OLDEST = Pattern.compile("(?m)^[^#=]+=([\\d.]+)\\.\\.");

  private static List<MatchResult> in(Path file, Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(file)).results().toList();
  }

  private static List<MatchResult> cells() throws IOException {
    return in(HOME.resolve(".ci").resolve("matrix"), CELL);
  }

  @Test
  void page_hasARowForEachCell() throws IOException {
    assertThat(in(HOME.resolve("docs").resolve("compatibility.md"), ROW))
        .extracting(row -> row.group(1), row -> row.group(2))
        .isEqualTo(cells().stream().map(cell -> tuple(cell.group(1), cell.group(2))).toList());
  }

  /** The script would write its own over what was changed in the page alone. */
  @Test
  void page_isWhatTheScriptWrites() throws IOException {
    String written = in(HOME.resolve(".ci").resolve("matrix"), PAGE).get(0).group(1);

    assertThat(HOME.resolve("docs").resolve("compatibility.md")).content().startsWith(written);
  }

  @Test
  void oldestDrivers_areRun() throws IOException {
    List<String> run =
        cells().stream()
            .filter(cell -> cell.group(2).equals("works"))
            .flatMap(cell -> VERSION.matcher(cell.group(3)).results())
            .map(version -> version.group(1))
            .toList();
    for (Path list : lists()) {
      String oldest = in(list, OLDEST).get(0).group(1);
      assertThat(run).as("%s", list).anyMatch(version -> version.startsWith(oldest));
    }
  }

  @Test
  void serializersPage_namesTheJacksonsOfTheBuild() throws IOException {
    Pattern jackson = Pattern.compile("<jackson3?\\.version>(.*?)</");
    assertThat(HOME.resolve("docs").resolve("serializers.md"))
        .content()
        .contains(
            in(HOME.resolve("pom.xml"), jackson).stream()
                .map(version -> "built with Jackson " + version.group(1))
                .toList());
  }

  private static List<Path> lists() throws IOException {
    try (Stream<Path> modules = Files.list(HOME)) {
      List<Path> lists =
          modules
              .map(module -> module.resolve("src/main/resources/META-INF/cacheme"))
              .map(folder -> folder.resolve("drivers.properties"))
              .filter(Files::exists)
              .toList();
      assertThat(lists).hasSize(6);
      return lists;
    }
  }
}
