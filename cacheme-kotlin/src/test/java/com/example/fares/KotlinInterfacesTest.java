package com.example.fares;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kotlin may declare, and Java cannot: it is decorated, or told. */
@Timeout(120)
class KotlinInterfacesTest {

  @TempDir private static Path classes;

  @BeforeAll
  static void compile() {
    Compilers.kotlinc(classes, "Stations.kt", "-java-parameters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NamesOfParameters", "WithBodies"})
  void interface_isDecorated(String name) {
    assertThat(Compilers.processed(classes, "com.example.fares." + name)).isEmpty();
    assertThat(classes.resolve("com/example/fares/" + name + "Memoized.class")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ValueClasses | ValueClasses.count-  | Java has no such name [CME040]       | name what the value class holds
          MemoizedValueClasses | MemoizedValueClasses.stops- | Java has no such name [CME040] | name what the value class holds
          Keywords     | Keywords.new cannot  | Java has no such name [CME040]       | or rename it
          Flows        | returns Flow<String> | Network.Stops caches List<String> [CME043] | make it a suspend function that returns List<String>
          Promises     | returns Deferred<List<String>> | Network.Stops caches List<String> [CME043] | make it a suspend function that returns List<String>
          """)
  void interface_isRefusedInWords(String name, String method, String reason, String help) {
    assertThat(Compilers.processed(classes, "com.example.fares." + name))
        .contains(method, reason, help)
        .contains("1 error");
  }
}
