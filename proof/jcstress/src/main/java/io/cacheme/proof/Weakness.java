package io.cacheme.proof;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a sabotaged method has instead of its own code. */
@FunctionalInterface
interface Weakness {

  /** The internal name of {@link Torn}. */
  String TORN = "io/cacheme/proof/Torn";

  /** Reads a method's code and gives {@code out} another. */
  MethodVisitor of(MethodVisitor out);

  /** Calls of {@code owner.name} go to the method of {@link Torn} of that name. */
  static Weakness torn(String owner, String name) {
    return out ->
        new Code(out) {
          @Override
          public void visitMethodInsn(
              int opcode, String type, String method, String descriptor, boolean isInterface) {
            if (type.equals(owner) && method.equals(name)) {
              super.visitMethodInsn(
                  Opcodes.INVOKESTATIC,
                  TORN,
                  name,
                  "(L" + owner + ";" + descriptor.substring(1),
                  false);
            } else {
              super.visitMethodInsn(opcode, type, method, descriptor, isInterface);
            }
          }
        };
  }

  /** Its {@code synchronized} blocks lock nothing. */
  static Weakness locksNothing() {
    return out ->
        new Code(out) {
          @Override
          public void visitInsn(int opcode) {
            boolean locks = opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT;
            super.visitInsn(locks ? Opcodes.POP : opcode);
          }
        };
  }

  /** The method sets the {@code flag} only after it has set the {@code time}, its argument. */
  static Weakness flagsLate(String owner, String flag, String time) {
    return out ->
        new Code(null) {
          @Override
          public void visitEnd() {
            out.visitCode();
            out.visitVarInsn(Opcodes.ALOAD, 0);
            out.visitVarInsn(Opcodes.LLOAD, 1);
            out.visitFieldInsn(Opcodes.PUTFIELD, owner, time, "J");
            out.visitMethodInsn(Opcodes.INVOKESTATIC, TORN, "pause", "()V", false);
            out.visitVarInsn(Opcodes.ALOAD, 0);
            out.visitInsn(Opcodes.ICONST_1);
            out.visitFieldInsn(Opcodes.PUTFIELD, owner, flag, "Z");
            out.visitInsn(Opcodes.RETURN);
            out.visitMaxs(3, 3);
            out.visitEnd();
          }
        };
  }

  /** Always true. */
  static Weakness isTrue() {
    return out ->
        new Code(null) {
          @Override
          public void visitEnd() {
            out.visitCode();
            out.visitInsn(Opcodes.ICONST_1);
            out.visitInsn(Opcodes.IRETURN);
            out.visitMaxs(1, 2);
            out.visitEnd();
          }
        };
  }

  /** The argument in {@code place} is what the field says now. */
  static Weakness argumentNow(int place, String owner, String field) {
    return out ->
        new Code(out) {
          @Override
          public void visitCode() {
            super.visitCode();
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitFieldInsn(Opcodes.GETFIELD, owner, field, "I");
            super.visitVarInsn(Opcodes.ISTORE, place);
          }
        };
  }

  /** Code that is passed on, or nowhere. */
  abstract class Code extends MethodVisitor {
    Code(@Nullable MethodVisitor out) {
      super(Opcodes.ASM9, out);
    }
  }
}
