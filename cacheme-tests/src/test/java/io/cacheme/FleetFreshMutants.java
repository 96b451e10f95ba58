package io.cacheme;

import static io.cacheme.FleetMutants.mutant;
import static io.cacheme.SimWeakening.ENGINE;
import static io.cacheme.SimWeakening.answers;
import static io.cacheme.SimWeakening.calling;
import static io.cacheme.SimWeakening.preceded;
import static io.cacheme.SimWeakening.replaced;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The engines that serve older values on purpose, and leave a part of what that takes out. */
final class FleetFreshMutants {

  private static final String SLOT = ENGINE + "key/KeySlot";
  private static final String FLIGHT = ENGINE + "key/Flight";
  private static final String HEAP = ENGINE + "tier/HeapTier";
  private static final String TIER = ENGINE + "tier/Tier";
  private static final String RENEWER = ENGINE + "read/Renewer";

  private FleetFreshMutants() {}

  /** The one called {@code name}. */
  static SimMutant named(String name) {
    return switch (name) {
      case "a renewal fills whatever was written" ->
          mutant(calling("key/KeySlot", "conclude", "mayFill", FleetFreshMutants::mayFillOrRenews));
      case "what is being renewed is renewed" -> mutant(answers("node/Freshness", "begins", true));
      case "a renewal takes no lease" ->
          mutant(replaced("read/Renewer", "load", FleetFreshMutants::begin));
      case "a renewal does not look again when it has its lease" ->
          mutant(
              calling(
                  "read/Renewer$Taking",
                  "lookAgain",
                  "admitsRead",
                  FleetFreshMutants::noneOfThree));
      case "a renewal gives its lease back when it begins" ->
          mutant(calling("read/Passage", "holds", "isOver", FleetFreshMutants::yes));
      case "what was replaced on a heap is served where a load fails" ->
          mutant(
              calling("tier/HeapTier", "spare", "isCurrent", FleetMutants::isCurrent),
              answers("read/Older$Spare", "isCurrent", true));
      case "what was cleared is served where a load fails" ->
          mutant(calling("tier/RemoteTier", "spare", "isOutdated", FleetFreshMutants::noneOfTwo));
      case "what the end of a group has ended is served where a load fails" ->
          mutant(calling("tier/RemoteTier", "spare", "isEnded", FleetFreshMutants::noneOfThree));
      case "what the own process has written is served where a load fails" ->
          mutant(calling("read/Passage", "usableSpare", "isCurrent", FleetFreshMutants::yes));
      case "what others have written is served where a load fails" ->
          mutant(calling("read/Passage", "usableSpare", "isOutdated", FleetFreshMutants::no));
      case "what has ended long ago is served where a load fails" ->
          mutant(answers("node/Freshness", "mayServe", true));
      case "nothing is served where a load fails" ->
          mutant(replaced("read/Passage", "usableSpare", FleetMutants::nothing));
      case "a heap serves what it keeps for failing loads" ->
          mutant(replaced("tier/HeapTier", "isServed", FleetFreshMutants::isCurrent));
      case "stamps last for a ttl only" ->
          mutant(replaced("tier/Tier", "keptMillis", FleetFreshMutants::ttl));
      case "a remembered failure outlives a write" ->
          mutant(replaced("node/NodeContext", "isLoadable", FleetMutants::returns));
      case "a remembered failure outlives what others write" ->
          mutant(calling("node/Failures", "isOver", "isOutdated", FleetFreshMutants::noneOfTwo));
      case "what was loaded to be compared is kept" ->
          mutant(preceded("read/Verifier", "compare", FleetFreshMutants::keep));
      case "what was invalidated is renewed ahead" ->
          mutant(answers("read/Passage", "lacksWhatToRenew", false));
      case "a load knows of what only a heap has" ->
          mutant(replaced("read/Older", "known", FleetFreshMutants::ofAnyPlace));
      default -> throw new IllegalArgumentException("there is no mutant \"" + name + "\"");
    };
  }

  /** In the place of the question whether a flight may fill: it and its slot are on the stack. */
  private static void mayFillOrRenews(MethodVisitor out) {
    out.visitInsn(Opcodes.DUP_X1);
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, SLOT, "mayFill", "(L" + FLIGHT + ";)Z", false);
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "io/cacheme/FleetWeakness",
        "orRenews",
        "(L" + FLIGHT + ";Z)Z",
        false);
  }

  /** Before a comparison of {@code node}, by a verifier, with what was loaded. */
  private static void keep(MethodVisitor out) {
    String context = ENGINE + "node/NodeContext";
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, ENGINE + "read/Verifier", "context", "L" + context + ";");
    out.visitVarInsn(Opcodes.ALOAD, 1);
    out.visitVarInsn(Opcodes.ALOAD, 4);
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "io/cacheme/FleetWeakness",
        "keep",
        "(L" + context + ";Lio/cacheme/Node;Ljava/lang/Object;)V",
        false);
  }

  /** What is known, wherever it was found. */
  private static void ofAnyPlace(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(
        Opcodes.GETFIELD, ENGINE + "read/Older", "known", "L" + ENGINE + "read/Older$Spare;");
    out.visitInsn(Opcodes.ARETURN);
  }

  private static void begin(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitVarInsn(Opcodes.ALOAD, 1);
    out.visitVarInsn(Opcodes.ALOAD, 2);
    out.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        RENEWER,
        "begin",
        "(Ljava/util/List;Ljava/util/function/Consumer;)V",
        false);
    out.visitInsn(Opcodes.RETURN);
  }

  /** In the place of what an object is asked for. */
  private static void yes(MethodVisitor out) {
    out.visitInsn(Opcodes.POP);
    out.visitInsn(Opcodes.ICONST_1);
  }

  private static void no(MethodVisitor out) {
    out.visitInsn(Opcodes.POP);
    out.visitInsn(Opcodes.ICONST_0);
  }

  /** The same of an object that is asked for something. */
  private static void noneOfTwo(MethodVisitor out) {
    out.visitInsn(Opcodes.POP2);
    out.visitInsn(Opcodes.ICONST_0);
  }

  private static void noneOfThree(MethodVisitor out) {
    out.visitInsn(Opcodes.POP2);
    no(out);
  }

  private static void isCurrent(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitVarInsn(Opcodes.ALOAD, 1);
    out.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, HEAP, "isCurrent", "(L" + ENGINE + "tier/HeapEntry;)Z", false);
    out.visitInsn(Opcodes.IRETURN);
  }

  private static void ttl(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, TIER, "ttlMillis", "J");
    out.visitInsn(Opcodes.LRETURN);
  }
}
