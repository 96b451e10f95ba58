package io.cacheme.corpus;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** A program and what was generated for it, as classes in a file. */
final class GeneratedCode extends ClassLoader {

  private static final String CLASSES = "/" + StandardLocation.CLASS_OUTPUT + "/";
  private static final String PROGRAM = "old.Program";

  private final Map<String, byte[]> classes = new HashMap<>();

  /** What is in {@code zipped}, to be run with the runtime of {@code parent}. */
  GeneratedCode(byte[] zipped, ClassLoader parent) throws IOException {
    super(parent);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zipped))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        classes.put(entry.getName(), in.readAllBytes());
      }
    }
  }

  /** What the processor of today makes of the program. */
  static byte[] written() throws IOException {
    Compilation compilation =
        javac()
            .withProcessors(ServiceLoader.load(Processor.class).findFirst().orElseThrow())
            .withOptions(List.of("--release", "17", "-g:none"))
            .compile(JavaFileObjects.forResource("corpus-source/Program.java"));
    assertThat(compilation).succeeded();
    return zip(classesOf(compilation));
  }

  private static Map<String, byte[]> classesOf(Compilation compilation) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        try (InputStream in = file.openInputStream()) {
          classes.put(file.getName().substring(CLASSES.length()), in.readAllBytes());
        }
      }
    }
    return classes;
  }

  private static byte[] zip(Map<String, byte[]> classes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : classes.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** What the program says. */
  @SuppressWarnings("unchecked") // it is one
  String run() throws ReflectiveOperationException {
    return ((Supplier<String>) loadClass(PROGRAM).getConstructor().newInstance()).get();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name.replace('.', '/') + ".class");
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
