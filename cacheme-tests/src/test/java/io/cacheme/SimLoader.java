package io.cacheme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Loads all that is ours anew, with some methods weakened. So the engine itself has no switch for
 * what is only there to be caught.
 */
final class SimLoader extends ClassLoader {

  private static final String OURS = "io.cacheme.";

  /** The tests of a module that is built before this one. */
  private static final Path OTHER_TESTS = Path.of("../cacheme-runtime/target/test-classes");

  private final List<SimWeakening> weaknesses;
  private final Set<SimWeakening> applied = new HashSet<>();

  SimLoader(List<SimWeakening> weaknesses) {
    super(SimLoader.class.getClassLoader());
    this.weaknesses = weaknesses;
    for (SimWeakening weakness : weaknesses) {
      load(weakness.type().replace('/', '.'));
    }
    if (applied.size() < weaknesses.size()) {
      throw new IllegalStateException("only " + applied + " of " + this + " were found");
    }
  }

  /** A class of ours, as it is here. */
  Class<?> load(String name) {
    try {
      return loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new LinkageError("there is no class " + name, e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream code = code(name.replace('.', '/') + ".class")) {
      if (code == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = weakened(name.replace('.', '/'), code.readAllBytes());
      return defineClass(name, bytes, 0, bytes.length, SimLoader.class.getProtectionDomain());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream code(String file) throws IOException {
    InputStream code = getResourceAsStream(file);
    Path other = OTHER_TESTS.resolve(file);
    return code == null && Files.exists(other) ? Files.newInputStream(other) : code;
  }

  private byte[] weakened(String type, byte[] bytes) {
    List<SimWeakening> changes =
        weaknesses.stream().filter(weakness -> weakness.type().equals(type)).toList();
    if (changes.isEmpty()) {
      return bytes;
    }
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(new Weakener(writer, changes), 0);
    return writer.toByteArray();
  }

  /** Changes the methods of one class. */
  private final class Weakener extends ClassVisitor {

    private final List<SimWeakening> changes;

    Weakener(ClassVisitor out, List<SimWeakening> changes) {
      super(Opcodes.ASM9, out);
      this.changes = changes;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
      if ((access & Opcodes.ACC_BRIDGE) != 0) {
        return out;
      }
      for (SimWeakening weakness : changes) {
        if (weakness.method().equals(name)) {
          applied.add(weakness);
          return weakness.change().of(out);
        }
      }
      return out;
    }
  }

  @Override
  public String toString() {
    return weaknesses.stream().map(SimWeakening::toString).collect(Collectors.joining(", "));
  }
}
