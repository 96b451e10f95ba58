package io.cacheme.processor;

import static io.cacheme.processor.MemoizeTypesTest.IMPORTS;
import static io.cacheme.processor.MemoizeTypesTest.NODE;
import static io.cacheme.processor.MemoizeTypesTest.compile;
import static io.cacheme.processor.MemoizeTypesTest.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is inherited from class files whose names are lost, or such as Java has not. */
final class LostNamesTest {

  private static final String PAIR =
      IMPORTS
          + "@CacheNode(key = \"p:{a}:{b}\", caches = @Cache(storage = \"local\", ttl = \"1s\"))"
          + " public record Pair(String a, String b) implements Node<String> {}";

  @Test
  void oneParameterIsMappedByType_severalAreTold(@TempDir Path dir) throws IOException {
    String base =
        IMPORTS
            + "public interface Base {"
            + " @Memoize(Price.class) String price(long id);"
            + " @ToNode static Pair pair(String a, StringBuilder b) { return new Pair(a, \"\"); }"
            + " @Memoize(Pair.class) String mapped(String a, StringBuilder b);"
            + " @Memoize(Pair.class) String pair(String a, String b); }";
    assertThat(
            compile(
                dir,
                List.of(),
                file(dir, "Price", NODE),
                file(dir, "Pair", PAIR),
                file(dir, "Base", base)))
        .isEmpty();
    String prices =
        IMPORTS
            + "public interface Prices extends Base { @Memoize(Price.class) String own(long id);";
    assertThat(compile(dir, List.of(), file(dir, "Prices", prices + " }")))
        .singleElement()
        .asString()
        .contains("Prices.pair cannot be mapped to Pair")
        .contains("compile it with -parameters, or write `@ToNode static Pair pair(String arg0,");
    assertThat(
            compile(
                dir,
                List.of(),
                file(
                    dir,
                    "Prices",
                    prices
                        + " @ToNode static Pair ofTwo(String a, String b) {"
                        + " return new Pair(a, b); } }")))
        .isEmpty();
    assertThat(dir.resolve("demo/PricesMemoized.java"))
        .content()
        .contains("new Price(arg0)", "Base.pair(arg0, arg1)", "Prices.ofTwo(arg0, arg1)");
  }

  @Test
  void methodThatInvalidates_isTold(@TempDir Path dir) throws IOException {
    String base =
        IMPORTS
            + "public interface Base { @Invalidates(Pair.class) void drop(String a, String b); }";
    assertThat(compile(dir, List.of(), file(dir, "Pair", PAIR), file(dir, "Base", base))).isEmpty();
    String pairs =
        IMPORTS
            + "public interface Pairs extends Base {"
            + " @Memoize(Pair.class) String own(String a, String b); }";
    assertThat(compile(dir, List.of(), file(dir, "Pairs", pairs)))
        .singleElement()
        .asString()
        .contains("@Invalidates on Pairs.drop does not say which Pair")
        .contains("the class file has no names of parameters: compile it with -parameters");
  }

  /** As Kotlin makes them: of a method that is called by a keyword, or that names a value class. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          interface | new   | move it to another interface, or rename it
          class     | new   | move it to another class, or rename it
          interface | a-b   | move it to another interface, or name what the value class holds
          """)
  void nameThatJavaHasNot_isTold(String kind, String name, String help, @TempDir Path dir)
      throws IOException {
    String body = kind.equals("class") ? " { return \"\"; }" : ";";
    String base =
        IMPORTS
            + ("public " + kind + " Base { @Memoize(Price.class) ")
            + ("public String xyz(long id)" + body + " }");
    assertThat(compile(dir, List.of(), file(dir, "Price", NODE), file(dir, "Base", base)))
        .isEmpty();
    Path classFile = dir.resolve("demo/Base.class");
    String bytes = Files.readString(classFile, StandardCharsets.ISO_8859_1);
    Files.writeString(classFile, bytes.replace("xyz", name), StandardCharsets.ISO_8859_1);
    String prices =
        IMPORTS
            + ("public " + kind + " Prices extends Base {")
            + (" @Memoize(Price.class) public String own(long id)" + body + " }");
    assertThat(compile(dir, List.of(), file(dir, "Prices", prices)))
        .singleElement()
        .asString()
        .contains(
            "Prices."
                + name
                + " cannot be overridden by the generated PricesMemoized: Java has no such name",
            help);
  }
}
