package io.cacheme;

import static io.cacheme.SimWeakening.ENGINE;
import static io.cacheme.SimWeakening.answers;
import static io.cacheme.SimWeakening.calling;
import static io.cacheme.SimWeakening.preceded;
import static io.cacheme.SimWeakening.replaced;
import static io.cacheme.SimWeakening.withoutCatches;
import static io.cacheme.SimWeakening.withoutLastCatches;

import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Engines that break a promise, each of which a test of that promise has to find out. */
final class Weaknesses {

  private static final String CODEC = "io/cacheme/codec/";
  private static final String STATUS = "java/io/ObjectInputFilter$Status";

  private Weaknesses() {}

  /** The one called {@code name}. */
  static List<SimWeakening> named(String name) {
    return switch (name) {
      case "nobody joins a load" -> replacedByNull("key/KeySlot", "join");
      case "a quarantine blocks nothing" -> List.of(answers("tier/Quarantine", "blocks", false));
      case "a refresh takes what was written meanwhile for older" ->
          List.of(preceded("key/KeySlot", "loaded", Weaknesses::forgetWrites));
      case "futures derived of a hit are the hit's own" ->
          List.of(replaced("tier/HeapEntry", "newIncompleteFuture", Weaknesses::returnThis));
      case "what a codec throws ends the walk" ->
          List.of(
              withoutLastCatches("tier/RemoteTier", "decode"),
              withoutLastCatches("read/TierRead", "done"));
      case "a copy lives as long as its tier says" ->
          List.of(calling("tier/Tier", "expiry", "min", Weaknesses::second));
      case "keys are not escaped" -> List.of(answers(CODEC + "KeyWriter", "isPlain", true));
      case "bytes that cannot be read are no miss" ->
          List.of(withoutCatches("tier/RemoteTier", "decode"));
      case "any number of calls may be under way" ->
          List.of(answers("tier/RemoteGate", "admits", true));
      case "close waits for nothing" ->
          List.of(replaced("engine/Shutdown", "drain", Weaknesses::end));
      case "getAll hides what failed" -> List.of(answers("read/Collected", "hasFailure", false));
      case "answers are not counted" ->
          List.of(replaced("node/Counters", "answered", Weaknesses::end));
      case "stored bytes name classes" ->
          List.of(
              replaced(CODEC + "JavaClasses", "check", Weaknesses::allow),
              replaced(CODEC + "AllowListStream", "resolveClass", Weaknesses::resolveAny));
      case "a frame holds what it declares" ->
          List.of(preceded(CODEC + "StreamCompressor", "count", Weaknesses::takeAll));
      case "an option's password is shown" ->
          List.of(answers("io/cacheme/spi/MaskedUrl", "isSecret", false));
      case "silence is waited out" ->
          List.of(replaced("tier/RemoteGate", "endIfSilent", Weaknesses::end));
      case "all loads run at once" -> List.of(replaced("node/LoadTurns", "take", Weaknesses::now));
      case "a load fills whatever was written" -> List.of(answers("key/KeySlot", "mayFill", true));
      case "asMap shows all that a heap has" -> List.of(answers("tier/HeapTier", "serves", true));
      case "what a listener throws is thrown on" ->
          List.of(withoutLastCatches("events/Events", "tell"));
      case "nobody is told how a storage does" ->
          List.of(answers("tier/StorageWatch", "hasToTell", false));
      default -> throw new IllegalArgumentException("there is no weakness \"" + name + "\"");
    };
  }

  private static List<SimWeakening> replacedByNull(String type, String method) {
    return List.of(
        replaced(
            type,
            method,
            out -> {
              out.visitInsn(Opcodes.ACONST_NULL);
              out.visitInsn(Opcodes.ARETURN);
            }));
  }

  private static void end(MethodVisitor out) {
    out.visitInsn(Opcodes.RETURN);
  }

  private static void returnThis(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitInsn(Opcodes.ARETURN);
  }

  /** The slot's version is the refresh's. */
  private static void forgetWrites(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitVarInsn(Opcodes.ALOAD, 1);
    out.visitFieldInsn(Opcodes.GETFIELD, ENGINE + "key/Refresh", "version", "J");
    out.visitFieldInsn(Opcodes.PUTFIELD, ENGINE + "key/KeySlot", "version", "J");
  }

  /** Of two numbers on the stack the upper one. */
  private static void second(MethodVisitor out) {
    out.visitInsn(Opcodes.DUP2_X2);
    out.visitInsn(Opcodes.POP2);
    out.visitInsn(Opcodes.POP2);
  }

  private static void allow(MethodVisitor out) {
    out.visitFieldInsn(Opcodes.GETSTATIC, STATUS, "ALLOWED", "L" + STATUS + ";");
    out.visitInsn(Opcodes.ARETURN);
  }

  private static void resolveAny(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitVarInsn(Opcodes.ALOAD, 1);
    out.visitMethodInsn(
        Opcodes.INVOKESPECIAL,
        "java/io/ObjectInputStream",
        "resolveClass",
        "(Ljava/io/ObjectStreamClass;)Ljava/lang/Class;",
        false);
    out.visitInsn(Opcodes.ARETURN);
  }

  private static void takeAll(MethodVisitor out) {
    out.visitLdcInsn(Integer.MAX_VALUE);
    out.visitVarInsn(Opcodes.ISTORE, 2);
  }

  private static void now(MethodVisitor out) {
    String turn = ENGINE + "node/LoadTurns$Turn";
    out.visitFieldInsn(Opcodes.GETSTATIC, turn, "NOW", "L" + turn + ";");
    out.visitInsn(Opcodes.ARETURN);
  }
}
