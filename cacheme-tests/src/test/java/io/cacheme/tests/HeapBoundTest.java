package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a heap that is bounded in bytes takes, by the heap of a JVM that has nothing else on it. */
class HeapBoundTest {

  private static final long BOUND = 64L << 20;

  @ParameterizedTest
  @CsvSource({
    "tlfu, bytes, -XX:+UseSerialGC",
    "tlfu, text, -XX:+UseSerialGC",
    "tlfu, items, -XX:+UseSerialGC",
    "tlfu, small, -XX:+UseSerialGC",
    "tlfu, everything, -XX:+UseSerialGC",
    "tlfu, everything, -XX:+UseSerialGC -XX:-UseCompressedOops",
    "lru, everything, -XX:+UseSerialGC"
  })
  void heap_keepsItsBound(String policy, String values, String options) throws Exception {
    List<String> arguments = new ArrayList<>(Arrays.asList(options.split(" ")));
    arguments.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    arguments.addAll(
        List.of(HeapBoundProgram.class.getName(), policy, Long.toString(BOUND), values));
    String said = ModularJdk.run(Path.of(System.getProperty("java.home")), arguments);

    assertThat(said).matches("\\d+ \\d+ \\d+\\R");
    String[] numbers = said.strip().split(" ");
    long grown = Long.parseLong(numbers[0]);
    long weighed = Long.parseLong(numbers[1]);
    System.out.printf(
        "%s of %s, %s: %.3f of the bound, weighed as %.3f, %s entries%n",
        policy, values, options, grown / (double) BOUND, weighed / (double) BOUND, numbers[2]);
    assertThat(weighed).isLessThanOrEqualTo(BOUND).isGreaterThan(BOUND * 9 / 10);
    assertThat(grown).isLessThanOrEqualTo(BOUND * 11 / 10).isGreaterThan(BOUND * 4 / 10);
  }
}
