package io.cacheme.tests.declarations;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;

/** A compiler as strict as a user may make it; warnings are told as errors are. */
final class Strict {

  private static final String[] OPTIONS = {
    "-Xlint:all,-processing,-classfile,-path",
    "-Xdoclint:all,-missing",
    "-Xmaxerrs",
    "100000",
    "-Xmaxwarns",
    "100000"
  };

  private Strict() {}

  /** Compiles declarations and their programs. */
  static Compilation compile(List<Declaration> declarations) {
    Stream<JavaFileObject> programs =
        declarations.stream()
            .map(one -> JavaFileObjects.forSourceString(one.programName(), one.program()));
    return processing(OPTIONS)
        .compile(Stream.concat(sources(declarations), programs).toArray(JavaFileObject[]::new));
  }

  /** Lets the processor read declarations. */
  static Compilation read(List<Declaration> declarations) {
    return processing(options("-proc:only"))
        .compile(sources(declarations).toArray(JavaFileObject[]::new));
  }

  /** Compiles declarations as if there were no processor. */
  static Compilation plain(List<Declaration> declarations) {
    return javac()
        .withOptions((Object[]) options("-proc:none"))
        .compile(sources(declarations).toArray(JavaFileObject[]::new));
  }

  private static String[] options(String more) {
    return Stream.concat(Stream.of(OPTIONS), Stream.of(more)).toArray(String[]::new);
  }

  private static Compiler processing(String[] options) {
    return javac().withProcessors(processor()).withOptions((Object[]) options);
  }

  /** The processor, found as a compiler finds it. */
  private static Processor processor() {
    return ServiceLoader.load(Processor.class).stream()
        .filter(found -> found.type().getName().startsWith("io.cacheme."))
        .findFirst()
        .orElseThrow()
        .get();
  }

  private static Stream<JavaFileObject> sources(List<Declaration> declarations) {
    return declarations.stream()
        .flatMap(one -> new TreeMap<>(one.sources()).entrySet().stream())
        .map(file -> JavaFileObjects.forSourceString(file.getKey(), file.getValue()));
  }
}
