package io.cacheme.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares with files that {@code -Dcacheme.golden.update=true} writes anew. */
final class Golden {

  private static final String OPTIONS = "// options: ";

  private Golden() {}

  static void assertSame(Path expected, String actual) throws IOException {
    if (Boolean.getBoolean("cacheme.golden.update")) {
      Files.writeString(expected, actual);
    }
    assertThat(expected).exists();
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  /** Compares all that was generated, by file name, with all that {@code folder} has. */
  static void assertSame(Path folder, Map<String, String> generated) throws IOException {
    for (Map.Entry<String, String> file : generated.entrySet()) {
      assertSame(folder.resolve(file.getKey()), file.getValue());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(generated.keySet());
    }
  }

  /** What the first line of a source says about compiler options. */
  static List<String> options(String source) {
    String first = source.lines().findFirst().orElse("");
    return first.startsWith(OPTIONS)
        ? List.of(first.substring(OPTIONS.length()).split(" "))
        : List.of();
  }

  /** What the processor said: line, column, kind and message. */
  static String told(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(d -> d.getMessage(Locale.ROOT).contains("[CME"))
        .map(
            d ->
                (d.getLineNumber() + ":" + d.getColumnNumber() + ": ")
                    + d.getKind().name().toLowerCase(Locale.ROOT).replace("mandatory_", "")
                    + (": " + d.getMessage(Locale.ROOT).replaceAll("\\R", "\n") + "\n"))
        .collect(Collectors.joining());
  }
}
