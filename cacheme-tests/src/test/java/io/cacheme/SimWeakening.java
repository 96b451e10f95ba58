package io.cacheme;

import java.util.function.Consumer;
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What a {@link SimLoader} changes of the code of one method.
 *
 * @param type the internal name of the method's class
 */
record SimWeakening(String type, String method, Change change) {

  static final String ENGINE = "io/cacheme/internal/";

  /** Reads a method's code and gives {@code out} another. */
  interface Change {
    MethodVisitor of(MethodVisitor out);
  }

  /** A class of the engine by its room and name, any other in full. */
  private static String named(String type) {
    return type.startsWith("io/cacheme/") ? type : ENGINE + type;
  }

  static SimWeakening answers(String type, String method, boolean answer) {
    return replaced(
        type,
        method,
        out -> {
          out.visitInsn(answer ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
          out.visitInsn(Opcodes.IRETURN);
        });
  }

  /** {@code code} in the place of a method's own. */
  static SimWeakening replaced(String type, String method, Consumer<MethodVisitor> code) {
    return new SimWeakening(
        named(type),
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

  /** Whatever is thrown is thrown on. */
  static SimWeakening withoutCatches(String type, String method) {
    return withoutCatches(type, method, caught -> caught != null); // null is a finally
  }

  /** What a {@code catch (Throwable)} would have caught is thrown on. */
  static SimWeakening withoutLastCatches(String type, String method) {
    return withoutCatches(type, method, "java/lang/Throwable"::equals);
  }

  private static SimWeakening withoutCatches(
      String type, String method, Predicate<String> isLeftOut) {
    return new SimWeakening(
        named(type),
        method,
        out ->
            new MethodVisitor(Opcodes.ASM9, out) {
              @Override
              public void visitTryCatchBlock(Label start, Label end, Label handler, String caught) {
                if (!isLeftOut.test(caught)) {
                  super.visitTryCatchBlock(start, end, handler, caught);
                }
              }
            });
  }

  /** {@code code} before a method's own. */
  static SimWeakening preceded(String type, String method, Consumer<MethodVisitor> code) {
    return new SimWeakening(
        named(type),
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

  /** {@code code} in the place of each call of {@code called}, on what the call would take. */
  static SimWeakening calling(
      String type, String method, String called, Consumer<MethodVisitor> code) {
    return new SimWeakening(
        named(type),
        method,
        out ->
            new MethodVisitor(Opcodes.ASM9, out) {
              @Override
              public void visitMethodInsn(
                  int opcode, String owner, String name, String descriptor, boolean isInterface) {
                if (name.equals(called)) {
                  code.accept(out);
                } else {
                  super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                }
              }
            });
  }

  /** {@code code} after each look at {@code field}, whose value is on the stack. */
  static SimWeakening reading(
      String type, String method, String field, Consumer<MethodVisitor> code) {
    return new SimWeakening(
        named(type),
        method,
        out ->
            new MethodVisitor(Opcodes.ASM9, out) {
              @Override
              public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                super.visitFieldInsn(opcode, owner, name, descriptor);
                if (opcode == Opcodes.GETFIELD && name.equals(field)) {
                  code.accept(out);
                }
              }
            });
  }

  /** {@code code} before each object is returned, which is on the stack. */
  static SimWeakening returning(String type, String method, Consumer<MethodVisitor> code) {
    return new SimWeakening(
        named(type),
        method,
        out ->
            new MethodVisitor(Opcodes.ASM9, out) {
              @Override
              public void visitInsn(int opcode) {
                if (opcode == Opcodes.ARETURN) {
                  code.accept(out);
                }
                super.visitInsn(opcode);
              }
            });
  }

  @Override
  public String toString() {
    return type + "." + method;
  }
}
