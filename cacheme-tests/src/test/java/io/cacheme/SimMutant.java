package io.cacheme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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
 * The engine, loaded anew with some of its methods weakened, and the simulation to run on it. So
 * the engine itself has no switch for what is only there to be caught.
 */
final class SimMutant extends ClassLoader {

  private static final String OURS = "io.cacheme.";

  private final List<SimWeakening> weaknesses;
  private final Set<SimWeakening> applied = new HashSet<>();
  private final Method run;

  /**
   * The engine with {@code weaknesses}.
   *
   * @param simulation has a static method {@code violations} of a seed and a focus
   */
  SimMutant(Class<?> simulation, SimWeakening... weaknesses) {
    super(SimMutant.class.getClassLoader());
    this.weaknesses = List.of(weaknesses);
    try {
      this.run =
          loadClass(simulation.getName()).getDeclaredMethod("violations", long.class, String.class);
      for (SimWeakening weakness : weaknesses) {
        loadClass(weakness.type().replace('/', '.'));
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the simulation cannot be run on a mutant", e);
    }
    run.setAccessible(true);
    if (applied.size() < weaknesses.length) {
      throw new IllegalStateException("only " + applied + " of " + this + " were found");
    }
  }

  /** The same engine for another simulation. */
  SimMutant on(Class<?> simulation) {
    return new SimMutant(simulation, weaknesses.toArray(SimWeakening[]::new));
  }

  /** What goes wrong in the schedule of {@code seed}. */
  @SuppressWarnings("unchecked") // as its own says
  List<String> violations(long seed, Enum<?> focus) {
    try {
      return (List<String>) run.invoke(null, seed, focus.name());
    } catch (InvocationTargetException e) {
      return List.of("R1: it throws " + e.getCause()); // as a stack overflow
    } catch (IllegalAccessException e) {
      throw new LinkageError("the simulation cannot be run on a mutant", e);
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
    try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (code == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = weakened(name.replace('.', '/'), code.readAllBytes());
      return defineClass(name, bytes, 0, bytes.length, SimMutant.class.getProtectionDomain());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
