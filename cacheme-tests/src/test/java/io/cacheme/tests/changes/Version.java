package io.cacheme.tests.changes;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.cacheme.NodeSpec;
import io.cacheme.codec.ValueType;
import io.cacheme.tests.declarations.Compiled;
import java.lang.reflect.Field;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;

/**
 * A node at one time: what it caches, the types as they were then, and one value.
 *
 * @param value the type that is cached
 * @param types it and all that it needs, as one writes them within a class
 * @param sample a value, as one writes it
 */
record Version(String value, String types, String sample) {

  private static final String SOURCE =
      """
      package %s;

      import com.fasterxml.jackson.annotation.*;
      import io.cacheme.Node;
      import io.cacheme.annotation.*;
      import java.io.Serializable;
      import java.math.*;
      import java.time.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;

      @CacheNode(version = "auto", key = "c", caches = @Cache(storage = "r", ttl = "1h"))
      public record Change() implements Node<Change.%s> {
        %s
        public static Object sample() {
          return %s;
        }
      }
      """;

  private JavaFileObject source(String inPackage) {
    return JavaFileObjects.forSourceString(
        inPackage + ".Change", SOURCE.formatted(inPackage, value, types, sample));
  }

  /** Compiles versions of different nodes, all at once. */
  static Compiled compiled(List<Version> versions) {
    JavaFileObject[] sources = new JavaFileObject[versions.size()];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = versions.get(i).source(packageOf(i));
    }
    Compilation compilation =
        javac()
            .withProcessors(ServiceLoader.load(Processor.class).findFirst().orElseThrow())
            .compile(sources);
    assertThat(compilation).succeeded();
    return new Compiled(compilation);
  }

  /** Of all versions of the node of that number, for their classes have the same names. */
  private static String packageOf(int node) {
    return "demo.node" + node;
  }

  /** What was generated of the node of that number. */
  static NodeSpec<?, ?> spec(ClassLoader classes, int node) throws ReflectiveOperationException {
    Field spec = classes.loadClass(packageOf(node) + ".ChangeNodes").getDeclaredField("SPEC");
    spec.setAccessible(true);
    return (NodeSpec<?, ?>) spec.get(null);
  }

  static Object sample(ClassLoader classes, int node) throws ReflectiveOperationException {
    return classes.loadClass(packageOf(node) + ".Change").getDeclaredMethod("sample").invoke(null);
  }

  @SuppressWarnings("unchecked") // the sample is one of its values
  static ValueType<Object> type(NodeSpec<?, ?> spec) {
    return (ValueType<Object>) spec.valueType();
  }
}
