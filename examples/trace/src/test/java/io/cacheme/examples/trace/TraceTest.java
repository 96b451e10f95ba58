package io.cacheme.examples.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

  private static final Pattern LAST_LINE =
      Pattern.compile(
          "requests=2000 distinct=(\\d+) loads=(\\d+) redis_get=(\\d+) wrong=0 pending=0"
              + " seconds=[0-9.]+ cpu_us=[0-9.]+ redis_us=[0-9.]+ redis_commands=\\d+ processes=1"
              + " tiers=(redis|heap)");

  @ParameterizedTest
  @ValueSource(ints = {0, 200})
  void run_smallTrace_loadsEachKeyOnce(int local) throws Exception {
    List<String> lines =
        run("--workers", "100", "--requests", "2000", "--passes", "2", "--local", "" + local);

    List<String> figures = lines.stream().filter(line -> line.startsWith("requests=")).toList();
    assertThat(figures).hasSize(2);
    for (String line : figures) {
      Matcher figure = LAST_LINE.matcher(line);
      assertThat(figure.matches()).as(line).isTrue();
      assertThat(figure.group(2)).as("loads in: " + line).isEqualTo(figure.group(1));
      assertThat(Integer.parseInt(figure.group(3)))
          .as("GETs in: " + line)
          .isLessThanOrEqualTo(2000);
    }
    assertThat(lines.get(lines.size() - 1)).isEqualTo(figures.get(1));
  }

  @Test
  void run_severalTiers_takeTurns_andWritesAreAnswered() throws Exception {
    List<String> lines =
        run(
            "--workers",
            "100",
            "--requests",
            "2000",
            "--passes",
            "2",
            "--writes",
            "10",
            "--tiers",
            "redis,redis-plain,heap,heap-plain,heap-following,fleet");

    assertThat(lines.stream().filter(line -> line.contains(" wrong=0 pending=0 "))).hasSize(12);
    assertThat(lines.subList(lines.size() - 6, lines.size()))
        .allMatch(line -> line.matches("median=[0-9.]+ of=1 tiers=[a-z-]+"))
        .doesNotHaveDuplicates();
  }

  @Test
  void run_twoProcesses_loadEachKeyOnceTogether() throws Exception {
    List<String> lines =
        run(
            "--workers",
            "100",
            "--requests",
            "2000",
            "--passes",
            "2",
            "--processes",
            "2",
            "--tiers",
            "fleet");

    assertThat(lines).hasSize(2);
    for (String line : lines) {
      assertThat(line).contains(" wrong=0 pending=0 ", " processes=2 tiers=fleet");
      Matcher figures = Pattern.compile("distinct=(\\d+) loads=(\\d+) ").matcher(line);
      assertThat(figures.find()).as(line).isTrue();
      assertThat(figures.group(2)).as("loads in: " + line).isEqualTo(figures.group(1));
    }
  }

  @Test
  void parse_unknownOption_saysWhatThereIs() {
    assertThatThrownBy(() -> TraceOptions.parse(new String[] {"--worker", "3"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown option --worker")
        .hasMessageContaining("--workers N");
  }

  @Test
  void zipf_sameSeed_sameSkewedNumbers() {
    int[] numbers = new Zipf(1.001, 10, 200_000, 42).take(200_000);

    assertThat(numbers).isEqualTo(new Zipf(1.001, 10, 200_000, 42).take(200_000));
    assertThat(Arrays.stream(numbers)).allMatch(number -> number >= 0 && number <= 200_000);
    assertThat(Arrays.stream(numbers).distinct().count()).isBetween(54_000L, 57_000L);
  }

  private static List<String> run(String... args) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Trace.run(
        TraceOptions.parse(args),
        new PrintStream(printed, true, UTF_8),
        new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    return printed.toString(UTF_8).lines().toList();
  }
}
