package io.cacheme.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.cacheme.codec.Codec;
import io.cacheme.codec.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Nodes of {@code resources/codec}, compiled with the processor. */
final class CodecFixtures {

  private CodecFixtures() {}

  /** A compiler as strict as a user may make it. */
  static Compiler compiler() {
    return javac()
        .withProcessors(new CachemeProcessor())
        .withOptions("-Xlint:all,-processing,-classfile", "-Werror", "-Xdoclint:all,-missing");
  }

  static Compilation compile(JavaFileObject... sources) {
    return compiler().compile(sources);
  }

  static JavaFileObject source(String path) {
    return JavaFileObjects.forResource("codec/" + path);
  }

  /** Compiles a good node. */
  static Compilation compile(String name) {
    return compileWell(source("good/" + name + ".java"));
  }

  /** Compiles what must compile. */
  static Compilation compileWell(JavaFileObject... sources) {
    Compilation compilation = compile(sources);
    assertThat(compilation).succeededWithoutWarnings();
    return compilation;
  }

  /** Loads what was compiled. */
  static ClassLoader load(Compilation compilation) {
    return new ClassLoader(CodecFixtures.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/') + ".class";
        JavaFileObject file =
            compilation
                .generatedFile(StandardLocation.CLASS_OUTPUT, path)
                .orElseThrow(() -> new ClassNotFoundException(name));
        try (InputStream in = file.openInputStream()) {
          byte[] bytes = in.readAllBytes();
          return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
    };
  }

  /** The type with the codec generated for the node {@code name}. */
  @SuppressWarnings("unchecked")
  static ValueType<Object> type(ClassLoader classes, String name) throws Exception {
    Constructor<?> constructor =
        classes.loadClass("demo.%1$sNodes$%1$sCodec".formatted(name)).getDeclaredConstructor();
    constructor.setAccessible(true);
    return ValueType.of(name, (Codec<Object>) constructor.newInstance());
  }

  /** What the node's own {@code samples()} answers. */
  static List<?> samples(ClassLoader classes, String name) throws Exception {
    Method samples = classes.loadClass("demo." + name).getDeclaredMethod("samples");
    samples.setAccessible(true);
    return (List<?>) samples.invoke(null);
  }
}
