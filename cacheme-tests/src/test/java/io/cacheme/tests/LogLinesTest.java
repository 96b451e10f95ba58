package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the code can print into a log is on docs/logs.md, and the other way round: each call that
 * logs has a text of which some words stand there as code.
 */
class LogLinesTest {

  private static final int MEANS_SOMETHING = 10;

  /** They print what other places have put together. */
  private static final Set<String> COMPUTED =
      Set.of(
          "BusEar",
          "FailureLog",
          "GateLog",
          "MongoConnector",
          "RedisDriver",
          "RemoteTier",
          "ServerRuns",
          "SqlBus",
          "SqlConnector",
          "StateLog",
          "StorageRegistry");

  private static final Pattern CALL =
      Pattern.compile(
          "LOG\\.log\\(|new StateLog\\(|\\b(?:\\w*[lL]og|\\w*[fF]ailures|consequences|untold)\\.warn\\("
              + "|(?<!void )\\b(?:trouble|recovered|warn)\\((?!\\))");

  private static final Pattern TEXT =
      Pattern.compile("'\\\\?.'|\"([^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+)\"");
  private static final Pattern WORDS = Pattern.compile("[A-Za-z']+ [a-z]+");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @Test
  void lines_areOnThePage() throws IOException {
    List<String> onThePage = code(page());
    Set<String> computed = new TreeSet<>();
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (Path file : sources()) {
      String source = Files.readString(file);
      if (source.contains("System.Logger") || source.contains("Log") || source.contains("Bus")) {
        for (String call : calls(source)) {
          List<String> texts = texts(call);
          found++;
          if (texts.isEmpty()) {
            computed.add(file.getFileName().toString().replace(".java", ""));
          } else if (texts.stream()
              .noneMatch(text -> onThePage.stream().anyMatch(text::contains))) {
            missing.add(file.getFileName() + ": " + texts);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(computed).isEqualTo(new TreeSet<>(COMPUTED));
    assertThat(found).isGreaterThan(70);
  }

  @Test
  void page_hasNoOtherLines() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : sources()) {
      texts(Files.readString(file)).forEach(text -> all.append(text).append('\n'));
    }
    List<String> firstColumns =
        page().lines().filter(line -> line.startsWith("| `")).map(LogLinesTest::first).toList();

    assertThat(firstColumns).hasSizeGreaterThan(40);
    assertThat(code(String.join("\n", firstColumns)))
        .filteredOn(words -> all.indexOf(words) < 0)
        .isEmpty();
  }

  private static String first(String row) {
    return row.substring(0, row.indexOf(" | "));
  }

  private static String page() throws IOException {
    return Page.of("docs/logs.md").sections().stream()
        .map(Page::text)
        .filter(section -> section.startsWith("## Each line"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> code(String text) {
    return CODE.matcher(text)
        .results()
        .map(found -> found.group(1).replaceAll("\\s+", " "))
        .filter(words -> words.length() >= MEANS_SOMETHING)
        .toList();
  }

  /** The texts of that piece of source, those that are joined by {@code +} as one. */
  private static List<String> texts(String source) {
    return TEXT.matcher(JOINED.matcher(source).replaceAll(""))
        .results()
        .filter(found -> found.group(1) != null && WORDS.matcher(found.group(1)).find())
        .map((MatchResult found) -> found.group(1).replace("\\\"", "\""))
        .filter(text -> text.length() >= MEANS_SOMETHING)
        .toList();
  }

  private static List<String> calls(String source) {
    List<String> calls = new ArrayList<>();
    Matcher call = CALL.matcher(source);
    while (call.find()) {
      calls.add(source.substring(call.start(), end(source, call.end())));
    }
    return calls;
  }

  /** Where the parenthesis ends that is open at {@code from}. */
  private static int end(String source, int from) {
    boolean inText = false;
    int open = 1;
    int at = from;
    while (open > 0) {
      char next = source.charAt(at);
      if (next == '\\') {
        at++;
      } else if (next == '"') {
        inText = !inText;
      } else if (!inText) {
        open += next == '(' ? 1 : next == ')' ? -1 : 0;
      }
      at++;
    }
    return at;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Page.HOME)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/io/cacheme/"))
          .filter(
              file ->
                  !file.toString()
                      .matches(".*/(?:cacheme-test\\w+|cacheme-processor|examples|benchmarks)/.*"))
          .toList();
    }
  }
}
