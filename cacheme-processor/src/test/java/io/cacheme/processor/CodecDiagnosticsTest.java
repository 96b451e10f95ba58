package io.cacheme.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** CME050 and CME053: types without a codec. */
final class CodecDiagnosticsTest {

  private static final String OR = ", or name a serializer that binds data itself";

  private static final String STORE =
      "-> store the data you need, as records, sealed interfaces of records, enums, lists, maps and"
          + " scalars";

  private static Compilation compileBad(String name) {
    return CodecFixtures.compile(CodecFixtures.source("bad/" + name + ".java"));
  }

  /** Headlines and helps, two lines a problem. */
  private static List<String> problems(Compilation compilation) {
    assertThat(compilation).failed();
    return compilation.errors().stream()
        .map(error -> error.getMessage(Locale.ROOT))
        .filter(message -> message.contains("[CME"))
        .flatMap(
            message -> message.lines().filter(l -> !l.contains("found:") && !l.contains("docs:")))
        .map(line -> line.strip().replace("help:  ", "-> "))
        .toList();
  }

  @Test
  void typesWithoutACodec_areAllTold_withTheirPath() {
    assertThat(problems(compileBad("Threads")))
        .containsExactly(
            "no codec for java.lang.Thread, reached by Threads → Threads.View.owner →"
                + " Threads.Owner.worker [CME050]",
            STORE + OR,
            "no codec for java.util.ArrayList<java.lang.String>, reached by Threads →"
                + " Threads.View.names [CME050]",
            "-> declare it as a List" + OR,
            "no codec for java.util.Date, reached by Threads → Threads.View.at [CME050]",
            "-> declare it as an Instant" + OR,
            "Threads caches Object in Threads.View.anything, so no decoder can be chosen [CME053]",
            "-> name the real type" + OR,
            "Threads caches Object in Threads.View.unknown, so no decoder can be chosen [CME053]",
            "-> name the real type" + OR,
            "no codec for ? extends java.lang.Number, reached by Threads → Threads.View.numbers"
                + " [CME050]",
            "-> name one type" + OR,
            "no codec for demo.Threads.Owner as the key of a map, reached by Threads →"
                + " Threads.View.byOwner [CME050]",
            "-> use keys of String, a number, boolean, char, enum, UUID, URI or java.time type"
                + OR,
            "no codec for java.util.Locale, reached by Threads → Threads.View.locales [CME050]",
            "-> declare it as a String" + OR,
            "no codec for demo.Threads.Secret, because Secret is private, reached by Threads →"
                + " Threads.View.secret [CME050]",
            "-> make Secret package-private" + OR,
            "no codec for an Optional in an Optional, reached by Threads → Threads.View.twice"
                + " [CME050]",
            "-> use one, for an empty one inside looks like none" + OR,
            "no codec for demo.Threads.Grows, which reaches ever more forms of itself, reached by"
                + " Threads → Threads.View.grows → Threads.Grows.next [CME050]",
            "-> end the recursion" + OR,
            "no codec for java.lang.Runnable, reached by Threads → Threads.View.run [CME050]",
            STORE + OR);
  }

  @Test
  void problem_standsAtTheRecord() {
    assertThat(compileBad("Anything"))
        .hadErrorContaining("Anything caches Object, so no decoder can be chosen [CME053]")
        .inFile(CodecFixtures.source("bad/Anything.java"))
        .onLineContaining("record Anything");
  }

  @Test
  void rawPart_isTold() {
    assertThat(problems(compileBad("Raw")))
        .containsExactly(
            "no codec for the raw type java.util.List, reached by Raw → Raw.View.items [CME050]",
            "-> say what it holds" + OR);
  }

  private static JavaFileObject node(String attributes, String value) {
    return JavaFileObjects.forSourceLines(
        "demo.Odd",
        "package demo;",
        "import io.cacheme.annotation.*;",
        "import io.cacheme.codec.*;",
        "@CacheNode(key = \"odd\", " + attributes + ")",
        "record Odd() implements io.cacheme.Node<" + value + "> {",
        "  public static final class Own extends EnvelopeSerializer {",
        "    public Own() {}",
        "    @Override protected <V> byte[] writeValue(V value, ValueType<V> type) {",
        "      return new byte[0];",
        "    }",
        "    @Override protected <V> V readValue(byte[] bytes, ValueType<V> type) {",
        "      throw new UndecodableException(type.name());",
        "    }",
        "  }",
        "}");
  }

  private static boolean hasCodec(Compilation compilation) {
    return compilation
        .generatedFile(StandardLocation.CLASS_OUTPUT, "demo/OddNodes$OddCodec.class")
        .isPresent();
  }

  @Test
  void ownSerializer_needsNoCodec_andGetsOneWherePossible() {
    String own = "serializer = Odd.Own.class, caches = @Cache(storage = \"r\", ttl = \"1h\")";
    Compilation without = CodecFixtures.compile(node(own, "Thread"));
    assertThat(without).succeeded();
    assertThat(hasCodec(without)).isFalse();
    Compilation with = CodecFixtures.compile(node(own, "String"));
    assertThat(with).succeeded();
    assertThat(hasCodec(with)).isTrue();
  }

  @Test
  void msgPackSerializer_needsACodec() {
    String named =
        "serializer = MsgPackSerializer.class, caches = @Cache(storage = \"r\", ttl = \"1h\")";
    assertThat(problems(CodecFixtures.compile(node(named, "Thread")))).hasSize(2);
  }

  @Test
  void heapTiers_needNoCodec() {
    Compilation heap =
        CodecFixtures.compile(
            node("caches = @Cache(storage = \"local\", ttl = \"1h\")", "Runnable"));
    assertThat(heap).succeeded();
    assertThat(hasCodec(heap)).isFalse();
  }

  @Test
  void valueOfAnotherPackage_mustBePublic() {
    JavaFileObject value =
        JavaFileObjects.forSourceLines(
            "other.Values",
            "package other;",
            "public final class Values {",
            "  private Values() {}",
            "  public record Open(Closed closed, Fine fine) {}",
            "  record Closed(int a) {}",
            "  public record Fine(int a) {}",
            "}");
    JavaFileObject node =
        node("caches = @Cache(storage = \"r\", ttl = \"1h\")", "other.Values.Open");
    assertThat(problems(CodecFixtures.compile(value, node)))
        .containsExactly(
            "no codec for other.Values.Closed, because Closed is not public, reached by Odd →"
                + " Values.Open.closed [CME050]",
            "-> make Closed public" + OR);
  }

  /** Through it lead 2 to the power of 60 paths. */
  @Test
  void recordsOfManyPaths_areWalkedOnce() {
    StringBuilder source =
        new StringBuilder(
            """
            package demo;

            import io.cacheme.Node;
            import io.cacheme.annotation.*;

            @CacheNode(key = "wide:{id}", caches = @Cache(storage = "my-redis", ttl = "1d"))
            record Wide(long id) implements Node<Wide.Part0> {
            """);
    for (int i = 0; i < 60; i++) {
      source.append("record Part%1$d(Part%2$d one, Part%2$d other) {}\n".formatted(i, i + 1));
    }
    source.append("record Part60(int number) {}\n}\n");
    JavaFileObject file = JavaFileObjects.forSourceString("demo.Wide", source.toString());
    assertTimeoutPreemptively(
        Duration.ofMinutes(2), () -> assertThat(CodecFixtures.compile(file)).succeeded());
  }
}
