package io.cacheme.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that nobody can change are no reason to warn of a heap tier. */
class ImmutableValueTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.math.BigDecimal",
        "java.math.BigInteger",
        "String",
        "java.util.UUID",
        "java.net.URI",
        "java.time.ZonedDateTime",
        "java.util.List<java.time.Duration>",
        "java.util.Optional<java.math.BigDecimal>"
      })
  void compile_valueOfTheJdkOnTheHeap_noWarning(String value) {
    Compilation compilation =
        javac()
            .withProcessors(new CachemeProcessor())
            .compile(
                JavaFileObjects.forSourceLines(
                    "demo.Rate",
                    "package demo;",
                    "@io.cacheme.annotation.CacheNode(key = \"rate:{id}\", caches =",
                    "    @io.cacheme.annotation.Cache(storage = \"local\", ttl = \"1s\"))",
                    "record Rate(long id) implements io.cacheme.Node<" + value + "> {}"));

    assertThat(compilation).succeededWithoutWarnings();
  }
}
