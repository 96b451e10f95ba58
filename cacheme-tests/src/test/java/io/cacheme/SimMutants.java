package io.cacheme;

import static io.cacheme.SimWeakening.ENGINE;
import static io.cacheme.SimWeakening.answers;
import static io.cacheme.SimWeakening.preceded;
import static io.cacheme.SimWeakening.replaced;
import static io.cacheme.SimWeakening.withoutLastCatches;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The weaker engines that the simulation of one process has to find out. */
final class SimMutants {

  private SimMutants() {}

  /** The one called {@code name}. */
  static SimMutant named(String name) {
    return switch (name) {
      case "answers recurse by depth" -> mutant(answers("time/Nesting", "hasRoom", true));
      case "answers recurse by waiters" ->
          mutant(replaced("key/Awaited", "tellAll", SimMutants::tellFromWithin));
      case "a codec that throws on decode leaves the flight unended" ->
          mutant(
              withoutLastCatches("tier/RemoteTier", "decode"),
              withoutLastCatches("read/TierRead", "done"));
      case "a codec that throws on encode leaves the flight unended" ->
          mutant(
              withoutLastCatches("tier/RemoteTier", "encode"),
              withoutLastCatches("read/Passage", "answer"));
      case "one breaker for all calls" -> mutant(oneBreaker());
      case "an overflow is not healed" ->
          mutant(answers("tier/Overflow", "renewIfItIsTime", false));
      case "the generation of an overflow never stands" ->
          mutant(firstArgumentFalse("tier/Overflow", "renewed"));
      case "a heap that failed to forget is believed" ->
          mutant(replaced("tier/HeapTier", "doubt", out -> out.visitInsn(Opcodes.RETURN)));
      default -> throw new IllegalArgumentException("there is no mutant \"" + name + "\"");
    };
  }

  private static SimMutant mutant(SimWeakening... weaknesses) {
    return new SimMutant(Simulation.class, weaknesses);
  }

  private static void tellFromWithin(MethodVisitor out) {
    String awaited = ENGINE + "key/Awaited";
    String waiter = "L" + ENGINE + "key/Waiter;";
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, awaited, "first", waiter);
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitInsn(Opcodes.ACONST_NULL);
    out.visitFieldInsn(Opcodes.PUTFIELD, awaited, "first", waiter);
    out.visitVarInsn(Opcodes.ALOAD, 1);
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "io/cacheme/SimWeakness",
        "tell",
        "(" + waiter + "L" + ENGINE + "key/Outcome;)V",
        false);
    out.visitInsn(Opcodes.RETURN);
  }

  private static SimWeakening oneBreaker() {
    String op = ENGINE + "tier/Op";
    return preceded(
        "tier/Breakers",
        "of",
        out -> {
          out.visitFieldInsn(Opcodes.GETSTATIC, op, "READ", "L" + op + ";");
          out.visitVarInsn(Opcodes.ASTORE, 1);
        });
  }

  private static SimWeakening firstArgumentFalse(String type, String method) {
    return preceded(
        type,
        method,
        out -> {
          out.visitInsn(Opcodes.ICONST_0);
          out.visitVarInsn(Opcodes.ISTORE, 1);
        });
  }
}
