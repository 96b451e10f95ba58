package com.example.fares;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/** The two compilers that an application with Kotlin has. */
final class Compilers {

  static final String CLASS_PATH = System.getProperty("java.class.path");

  private static final Path SOURCES = Path.of("src", "test", "kotlin");

  private Compilers() {}

  /** Compiles the file {@code name} into {@code classes}, without a warning. */
  static void kotlinc(Path classes, String name, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("-no-stdlib", "-no-reflect", "-jvm-target", "17", "-Werror", "-classpath"));
    arguments.add(classes + File.pathSeparator + CLASS_PATH);
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("-d", classes.toString(), SOURCES.resolve(name).toString()));
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    ExitCode code =
        new K2JVMCompiler()
            .exec(
                new PrintStream(told, true, StandardCharsets.UTF_8),
                arguments.toArray(String[]::new));
    assertThat(code).as(told.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.OK);
  }

  /**
   * Compiles {@code sources} into {@code classes} without a warning; {@code options} may end with
   * names of classes to be processed.
   */
  static void javac(Path classes, String[] sources, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of(sources));
    assertThat(told(classes, arguments)).isEmpty();
  }

  /** What is told where {@code type}, which is compiled, is processed. */
  static String processed(Path classes, String type) {
    return told(classes, List.of("-processor", "io.cacheme.processor.CachemeProcessor", type));
  }

  private static String told(Path classes, List<String> options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--release", "17", "-Xlint:all,-processing,-classfile,-path", "-Werror"));
    arguments.addAll(List.of("-processorpath", CLASS_PATH, "-d", classes.toString()));
    arguments.addAll(List.of("-classpath", classes + File.pathSeparator + CLASS_PATH));
    arguments.addAll(options);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, told, told, arguments.toArray(String[]::new));
    String text = told.toString(StandardCharsets.UTF_8);
    assertThat(code == 0).as(text).isEqualTo(text.isEmpty());
    return text;
  }
}
