package io.cacheme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The engine, loaded anew with some of its methods weakened, and the simulation to run on it. So
 * the engine itself has no switch for what is only there to be caught.
 */
final class SimMutant extends ClassLoader {

  private static final String OURS = "io.cacheme.";
  private static final String ENGINE = "io/cacheme/internal/";

  private final List<Weakness> weaknesses;
  private final Set<Weakness> applied = new HashSet<>();
  private final Method run;

  private SimMutant(Weakness... weaknesses) {
    super(SimMutant.class.getClassLoader());
    this.weaknesses = List.of(weaknesses);
    try {
      this.run =
          loadClass(Simulation.class.getName())
              .getDeclaredMethod("violations", long.class, String.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the simulation cannot be run on a mutant", e);
    }
    run.setAccessible(true);
  }

  /** What is changed of the code of one method. */
  private record Weakness(String type, String method, Change change) {

    @Override
    public String toString() {
      return type + "." + method;
    }
  }

  /** Reads a method's code and gives {@code out} another. */
  private interface Change {
    MethodVisitor of(MethodVisitor out);
  }

  /** The one called {@code name}. */
  static SimMutant named(String name) {
    return switch (name) {
      case "answers recurse by depth" -> new SimMutant(answers("time/Nesting", "hasRoom", true));
      case "answers recurse by waiters" -> new SimMutant(toldByWeakness());
      case "a codec that throws on decode leaves the flight unended" ->
          new SimMutant(
              withoutCatches("tier/RemoteTier", "decode"), withoutCatches("read/TierRead", "done"));
      case "a codec that throws on encode leaves the flight unended" ->
          new SimMutant(
              withoutCatches("tier/RemoteTier", "encode"),
              withoutCatches("read/Passage", "answer"));
      case "one breaker for all calls" -> new SimMutant(oneBreaker());
      case "an overflow is not healed" ->
          new SimMutant(answers("tier/Overflow", "renewIfItIsTime", false));
      case "the generation of an overflow never stands" ->
          new SimMutant(firstArgumentFalse("tier/Overflow", "renewed"));
      case "a heap that failed to forget is believed" ->
          new SimMutant(replaced("tier/HeapTier", "doubt", out -> out.visitInsn(Opcodes.RETURN)));
      default -> throw new IllegalArgumentException("there is no mutant \"" + name + "\"");
    };
  }

  private static Weakness answers(String type, String method, boolean answer) {
    return replaced(
        type,
        method,
        out -> {
          out.visitInsn(answer ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
          out.visitInsn(Opcodes.IRETURN);
        });
  }

  /** All who wait are told by {@link SimWeakness#tell}. */
  private static Weakness toldByWeakness() {
    String awaited = ENGINE + "key/Awaited";
    String waiter = "L" + ENGINE + "key/Waiter;";
    return replaced(
        "key/Awaited",
        "tellAll",
        out -> {
          out.visitVarInsn(Opcodes.ALOAD, 0);
          out.visitFieldInsn(Opcodes.GETFIELD, awaited, "first", waiter);
          out.visitVarInsn(Opcodes.ALOAD, 1);
          out.visitMethodInsn(
              Opcodes.INVOKESTATIC,
              "io/cacheme/SimWeakness",
              "tell",
              "(" + waiter + "L" + ENGINE + "key/Outcome;)V",
              false);
          out.visitInsn(Opcodes.RETURN);
        });
  }

  /** {@code code} in the place of a method's own. */
  private static Weakness replaced(String type, String method, Consumer<MethodVisitor> code) {
    return new Weakness(
        ENGINE + type,
        method,
        out ->
            new MethodVisitor(Opcodes.ASM9) {
              @Override
              public void visitEnd() {
                out.visitCode();
                code.accept(out);
                out.visitMaxs(0, 0);
                out.visitEnd();
              }
            });
  }

  private static Weakness withoutCatches(String type, String method) {
    return new Weakness(
        ENGINE + type,
        method,
        out ->
            new MethodVisitor(Opcodes.ASM9, out) {
              @Override
              public void visitTryCatchBlock(Label start, Label end, Label handler, String caught) {
                if (!"java/lang/Throwable".equals(caught)) {
                  super.visitTryCatchBlock(start, end, handler, caught);
                }
              }
            });
  }

  private static Weakness oneBreaker() {
    String op = ENGINE + "tier/Op";
    return preceded(
        "tier/Breakers",
        "of",
        out -> {
          out.visitFieldInsn(Opcodes.GETSTATIC, op, "READ", "L" + op + ";");
          out.visitVarInsn(Opcodes.ASTORE, 1);
        });
  }

  private static Weakness firstArgumentFalse(String type, String method) {
    return preceded(
        type,
        method,
        out -> {
          out.visitInsn(Opcodes.ICONST_0);
          out.visitVarInsn(Opcodes.ISTORE, 1);
        });
  }

  /** {@code code} before a method's own. */
  private static Weakness preceded(String type, String method, Consumer<MethodVisitor> code) {
    return new Weakness(
        ENGINE + type,
        method,
        out ->
            new MethodVisitor(Opcodes.ASM9, out) {
              @Override
              public void visitCode() {
                super.visitCode();
                code.accept(out);
              }
            });
  }

  /** What goes wrong in the schedule of {@code seed}. */
  @SuppressWarnings("unchecked") // as its own says
  List<String> violations(long seed, SimShape.Focus focus) {
    try {
      List<String> violations = (List<String>) run.invoke(null, seed, focus.name());
      if (applied.size() < weaknesses.size()) {
        throw new IllegalStateException("only " + applied + " of " + weaknesses + " were found");
      }
      return violations;
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
    List<Weakness> changes =
        weaknesses.stream().filter(weakness -> weakness.type.equals(type)).toList();
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

    private final List<Weakness> changes;

    Weakener(ClassVisitor out, List<Weakness> changes) {
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
      for (Weakness weakness : changes) {
        if (weakness.method.equals(name)) {
          applied.add(weakness);
          return weakness.change.of(out);
        }
      }
      return out;
    }
  }

  @Override
  public String toString() {
    return weaknesses.stream().map(Weakness::toString).collect(Collectors.joining(", "));
  }
}
