package io.cacheme;

import static io.cacheme.SimWeakening.ENGINE;
import static io.cacheme.SimWeakening.answers;
import static io.cacheme.SimWeakening.calling;
import static io.cacheme.SimWeakening.preceded;
import static io.cacheme.SimWeakening.reading;
import static io.cacheme.SimWeakening.replaced;
import static io.cacheme.SimWeakening.returning;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The engines that leave a part of the protocol between processes out. */
final class FleetMutants {

  private static final String CHAIN = ENGINE + "node/Chain";
  private static final String CONTEXT = ENGINE + "node/NodeContext";
  private static final String FOLLOWING = ENGINE + "follow/Following";
  private static final String SURROUNDINGS = ENGINE + "env/Surroundings";
  private static final String PASSAGE = ENGINE + "read/Passage";
  private static final String WRITE = ENGINE + "write/KeyWrite";
  private static final String REMOTE_KEY = ENGINE + "tier/RemoteKey";
  private static final String MEMBERS = ENGINE + "tier/Members";
  private static final String STRING = "Ljava/lang/String;";
  private static final String WEAKNESS = "io/cacheme/FleetWeakness";

  private FleetMutants() {}

  /** The one called {@code name}. */
  static SimMutant named(String name) {
    return switch (name) {
      case "fills are unconditional" ->
          mutant(calling("read/Passage", "fillRemote", "putIfUnchanged", FleetMutants::fill));
      case "removals leave no tombstone" ->
          mutant(replaced("tier/RemoteTier", "tombstone", FleetMutants::nothing));
      case "short-lived puts are not held" ->
          mutant(calling("write/KeyWrite", "encode", "holdMillis", FleetMutants::zero));
      case "what replaces a tombstone is not held" ->
          mutant(calling("read/Passage", "fill", "holdMillis", FleetMutants::zero));
      case "old flights fill" ->
          mutant(returning("tier/RemoteTier", "ifUnchanged", FleetMutants::neverTooLate));
      case "refreshes do not compare" -> mutant(argumentNull("write/Writer", "write", 5));
      case "a told process's flights are joined" ->
          mutant(answers("read/Passage", "isOutdated", false));
      case "a flight fills the heap in the epoch of its end" ->
          mutant(reading("read/Passage", "fillHeaps", "mark", FleetMutants::markOfFlight));
      case "a put fills its heap in the epoch of its end" ->
          mutant(reading("write/KeyWrite", "end", "mark", FleetMutants::markOfWrite));
      case "nothing is fenced at reconnecting" ->
          mutant(
              replaced("follow/Following", "mayHaveMissed", out -> out.visitInsn(Opcodes.RETURN)));
      case "the message is sent before the tiers are written" ->
          mutant(
              preceded("write/KeyWrite", "run", FleetMutants::tellEarly),
              replaced("write/KeyWrite", "tell", FleetMutants::endUntold));
      case "no message is sent" ->
          mutant(replaced("write/KeyWrite", "tell", FleetMutants::endUntold));
      case "a refresh takes the place of a waiting removal" ->
          mutant(argumentNull("key/KeySlot", "loaded", 3));
      case "a sign counts from its receipt" ->
          mutant(preceded("follow/Following", "answered", FleetMutants::sinceNow));
      case "a sign that fails counts" -> mutant(argumentNull("follow/Following", "answered", 4));
      case "everywhere does not wait" ->
          mutant(
              replaced(
                  "write/Everywhere",
                  "after",
                  out -> {
                    out.visitVarInsn(Opcodes.ALOAD, 0);
                    out.visitInsn(Opcodes.ARETURN);
                  }));
      case "a notice fences" -> mutant(preceded("follow/Following", "told", FleetMutants::moveAll));
      case "who waits is not told of a write" ->
          mutant(replaced("follow/Notices", "written", out -> out.visitInsn(Opcodes.RETURN)));
      case "a lease is not heeded" -> mutant(answers("read/LeasedLoad", "isHeld", false));
      case "a lease is not renewed" ->
          mutant(replaced("read/OwnedLease", "renew", out -> out.visitInsn(Opcodes.RETURN)));
      case "a renewal is tried once" -> // its own answer alone lets it go on
          mutant(replaced("read/OwnedLease", "look", out -> out.visitInsn(Opcodes.RETURN)));
      case "a fill does not replace its lease" ->
          mutant(
              replaced(
                  "read/LeasedLoad",
                  "inPlaceOfLease",
                  out -> {
                    out.visitVarInsn(Opcodes.ALOAD, 1);
                    out.visitInsn(Opcodes.ARETURN);
                  }));
      case "the end of a load is not told" ->
          mutant(replaced("tier/Leases", "ended", out -> out.visitInsn(Opcodes.RETURN)));
      case "the end of a load is not told to its own process" ->
          mutant(replaced("follow/Notices", "ended", out -> out.visitInsn(Opcodes.RETURN)));
      case "a wait begins by the coarse clock" ->
          mutant(calling("read/LeasedLoad", "await", "awaitWhole", FleetMutants::awaitCoarsely));
      case "other versions are left" ->
          mutant(
              calling("write/KeyWrite$Visit", "<init>", "others", FleetMutants::noOthers),
              calling("write/KeyWrite$Visit", "ask", "others", FleetMutants::noOthers));
      case "other versions are removed from the first tier to the last" ->
          mutant(
              calling(
                  "write/KeyWrite$Visit", "ask", "remove", out -> remove(out, "removeUpsideDown")));
      case "the removal of other versions is not waited for" ->
          mutant(
              calling("write/KeyWrite$Visit", "<init>", "others", FleetMutants::noOthers),
              calling(
                  "write/KeyWrite$Visit", "ask", "remove", out -> remove(out, "removeUnawaited")));
      case "other versions are not told" ->
          mutant(
              calling("engine/NodeRegistry", "tellers", "alsoInvalidate", FleetMutants::noOthers));
      case "other versions are told before the tiers are written" ->
          mutant(
              preceded("write/KeyWrite", "run", FleetMutants::tellOthersEarly),
              calling("write/KeyWrite", "tell", "tellers", FleetMutants::ownTellers));
      case "heaps and flights do not count clears" ->
          mutant(
              answers("node/Chain", "clears", false),
              replaced("tier/HeapTier", "cleared", FleetMutants::returns));
      case "what was read before a clear is filled" ->
          mutant(answers("read/Passage", "isCleared", false));
      case "stamps count from 1" ->
          mutant(
              replaced(
                  "tier/Stamp",
                  "serverMillis",
                  out -> {
                    out.visitInsn(Opcodes.LCONST_0);
                    out.visitInsn(Opcodes.LRETURN);
                  }),
              answers("tier/Stamp", "isLikely", true));
      case "a clear whose stamp is lost is forgotten" ->
          mutant(replaced("tier/Generation", "restore", FleetMutants::returns));
      case "a stamp is asked for once at reconnecting" ->
          mutant(answers("tier/Generation", "isSettled", true));
      case "a clear is told before its stamps stand" ->
          mutant(
              preceded("write/Clearing", "of", FleetMutants::tellClear),
              replaced("write/Ending", "tell", FleetMutants::endClear));
      case "a clear is not told" ->
          mutant(replaced("write/Ending", "tell", FleetMutants::endClear));
      case "a lease is renewed into another generation" ->
          mutant(answers("read/OwnedLease", "isCleared", false));
      case "clears are not counted when a stamp is met" -> // one of the two is enough on one thread
          mutant(
              replaced("node/Chain$Ends", "outdated", FleetMutants::returns),
              replaced("node/Chain$Ends", "learned", FleetMutants::returns));
      case "tiers are cleared from the first to the last" ->
          mutant(calling("write/Clearing", "end", "remotes", FleetMutants::upsideDown));
      case "who is told of a clear reads on" ->
          mutant(answers("tier/Generation", "isDoubted", false));
      case "who is told nothing does not ask" ->
          mutant(replaced("tier/Generation", "used", FleetMutants::returns));
      case "other versions are not cleared" ->
          mutant(
              preceded(
                  "tier/RemoteTier",
                  "clearOthers",
                  out -> {
                    out.visitVarInsn(Opcodes.ALOAD, 0);
                    out.visitFieldInsn(
                        Opcodes.GETFIELD,
                        ENGINE + "tier/RemoteTier",
                        "otherGenerations",
                        "Ljava/util/List;");
                    out.visitMethodInsn(
                        Opcodes.INVOKEINTERFACE, "java/util/List", "size", "()I", true);
                    out.visitVarInsn(Opcodes.ISTORE, 1);
                  }));
      case "a tier that was not cleared is read" ->
          mutant(replaced("tier/RemoteTier", "uncleared", FleetMutants::returns));
      case "stamps are looked up when a load has ended" ->
          mutant(preceded("read/Passage", "fill", FleetMutants::knowAnew));
      case "a flight under way does not honour the end of a group" ->
          mutant(replaced("read/Passage", "isEnded", FleetMutants::onlyCleared));
      case "a heap does not compare groups" ->
          mutant(calling("tier/GroupedEntry", "isServedBy", "isCurrent", FleetMutants::isCurrent));
      case "only the first group is compared" ->
          mutant(reading("tier/Members", "admit", "stamps", FleetMutants::onlyFirst));
      case "an end does not fence its own process" ->
          mutant(replaced("tier/GroupStamps", "fence", FleetMutants::returns));
      case "a stamp that is found out outdates nothing" ->
          mutant(answers("tier/GroupStamps", "isGrown", false));
      case "an end is told before its stamps stand" ->
          mutant(
              preceded("write/GroupEnds", "end", FleetMutants::tellGroup),
              replaced("write/Ending", "tell", FleetMutants::endClear));
      case "an end is not told" -> mutant(replaced("write/Ending", "tell", FleetMutants::endClear));
      case "groups are ended from the first tier to the last" ->
          mutant(preceded("write/GroupEnds$GroupEnding", "end", FleetMutants::mirror));
      case "a tier that a group was not ended in is read" ->
          mutant(answers("tier/GroupStamps", "owe", true));
      case "an end that failed is not tried again" ->
          mutant(calling("write/GroupEnds", "owe", "wake", out -> out.visitInsn(Opcodes.POP)));
      case "who was away goes on with the stamps it knew" ->
          mutant(replaced("follow/Following", "knows", FleetMutants::knowsForEver));
      case "who is told nothing does not ask for stamps again" ->
          mutant(replaced("follow/LocalMarks", "knows", FleetMutants::knowsForEver));
      case "what cannot be found out counts as never ended" ->
          mutant(answers("tier/Members", "isKnown", true));
      case "a stamp that is lost is forgotten" ->
          mutant(
              reading("tier/GroupStamps$TierQuestion", "stands", "table", FleetMutants::empty),
              reading("tier/GroupStamps$Question", "knownOf", "table", FleetMutants::empty));
      case "a put outlives the end of its group" ->
          mutant(answers("write/KeyWrite", "isEnded", false));
      case "groups of other versions are not ended" ->
          mutant(
              calling(
                  "write/GroupEnds$GroupEnding", "endOthers", "others", FleetMutants::noOthers));
      default -> FleetFreshMutants.named(name);
    };
  }

  /** The stamps of its groups are those that are known now. */
  private static void knowAnew(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, PASSAGE, "context", "L" + CONTEXT + ";");
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, PASSAGE, "members", "L" + MEMBERS + ";");
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, WEAKNESS, "knowAnew", "(L" + CONTEXT + ";L" + MEMBERS + ";)V", false);
  }

  private static void onlyCleared(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, PASSAGE, "isCleared", "()Z", false);
    out.visitInsn(Opcodes.IRETURN);
  }

  /** In the place of the question whether a mark is, which is on the stack with who knows. */
  static void isCurrent(MethodVisitor out) {
    out.visitInsn(Opcodes.POP2);
    out.visitInsn(Opcodes.ICONST_1);
  }

  /** In the place of a map that was looked at. */
  private static void empty(MethodVisitor out) {
    out.visitInsn(Opcodes.POP);
    out.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Map", "of", "()Ljava/util/Map;", true);
  }

  private static void onlyFirst(MethodVisitor out) {
    out.visitMethodInsn(Opcodes.INVOKESTATIC, WEAKNESS, "onlyFirst", "([[J)[[J", false);
  }

  private static void tellGroup(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(
        Opcodes.GETFIELD, ENGINE + "write/GroupEnds", "context", "L" + CONTEXT + ";");
    out.visitFieldInsn(Opcodes.GETFIELD, CONTEXT, "chain", "L" + CHAIN + ";");
    out.visitVarInsn(Opcodes.ALOAD, 2);
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, WEAKNESS, "tell", "(L" + CHAIN + ";L" + REMOTE_KEY + ";)V", false);
  }

  /** The tier that is to be ended is the one that is as far from the other end of the chain. */
  private static void mirror(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, ENGINE + "write/Ending", "context", "L" + CONTEXT + ";");
    out.visitVarInsn(Opcodes.ILOAD, 1);
    out.visitMethodInsn(Opcodes.INVOKESTATIC, WEAKNESS, "mirrored", "(L" + CONTEXT + ";I)I", false);
    out.visitVarInsn(Opcodes.ISTORE, 1);
  }

  /** The same of a mark, but not of when it was made. */
  private static void knowsForEver(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitVarInsn(Opcodes.ALOAD, 1);
    out.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        ENGINE + "follow/Marks",
        "isCurrent",
        "(L" + ENGINE + "follow/Mark;)Z",
        true);
    out.visitInsn(Opcodes.IRETURN);
  }

  static void returns(MethodVisitor out) {
    out.visitInsn(Opcodes.RETURN);
  }

  private static void tellClear(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, CONTEXT, "chain", "L" + CHAIN + ";");
    out.visitMethodInsn(Opcodes.INVOKESTATIC, WEAKNESS, "tellClear", "(L" + CHAIN + ";)V", false);
  }

  private static void endClear(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitInsn(Opcodes.ACONST_NULL);
    out.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, ENGINE + "write/Ending", "end", "(Ljava/lang/Throwable;)V", false);
    out.visitInsn(Opcodes.RETURN);
  }

  /** In the place of the remote tiers that a chain is asked for. */
  private static void upsideDown(MethodVisitor out) {
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, WEAKNESS, "upsideDown", "(L" + CHAIN + ";)Ljava/util/List;", false);
  }

  static SimMutant mutant(SimWeakening... weaknesses) {
    return new SimMutant(FleetSimulation.class, weaknesses);
  }

  private static SimWeakening argumentNull(String type, String method, int slot) {
    return preceded(
        type,
        method,
        out -> {
          nothing(out, slot);
        });
  }

  private static void nothing(MethodVisitor out, int slot) {
    out.visitInsn(Opcodes.ACONST_NULL);
    out.visitVarInsn(Opcodes.ASTORE, slot);
  }

  static void nothing(MethodVisitor out) {
    out.visitInsn(Opcodes.ACONST_NULL);
    out.visitInsn(Opcodes.ARETURN);
  }

  private static void fill(MethodVisitor out) {
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        WEAKNESS,
        "fill",
        "(L"
            + ENGINE
            + "tier/RemoteGate;Lio/cacheme/spi/ConditionalEntry;L"
            + ENGINE
            + "tier/TierCall;)V",
        false);
  }

  /** In the place of a long that its object is asked for. */
  private static void zero(MethodVisitor out) {
    out.visitInsn(Opcodes.POP);
    out.visitInsn(Opcodes.LCONST_0);
  }

  private static void neverTooLate(MethodVisitor out) {
    String entry = "io/cacheme/spi/ConditionalEntry";
    out.visitLdcInsn(Long.MAX_VALUE);
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, entry, "notAfter", "(J)L" + entry + ";", false);
  }

  private static void markOfFlight(MethodVisitor out) {
    out.visitInsn(Opcodes.POP);
    chain(out, PASSAGE);
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, PASSAGE, "remoteKey", "()" + STRING, false);
    mark(out);
  }

  private static void markOfWrite(MethodVisitor out) {
    out.visitInsn(Opcodes.POP);
    chain(out, WRITE);
    keyOfWrite(out);
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, REMOTE_KEY, "own", "()" + STRING, false);
    mark(out);
  }

  private static void keyOfWrite(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, WRITE, "remoteKey", "L" + REMOTE_KEY + ";");
  }

  private static void chain(MethodVisitor out, String type) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, type, "context", "L" + CONTEXT + ";");
    out.visitFieldInsn(Opcodes.GETFIELD, CONTEXT, "chain", "L" + CHAIN + ";");
  }

  private static void mark(MethodVisitor out) {
    out.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, CHAIN, "mark", "(" + STRING + ")L" + ENGINE + "follow/Mark;", false);
  }

  private static void tellEarly(MethodVisitor out) {
    chain(out, WRITE);
    keyOfWrite(out);
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, WEAKNESS, "tell", "(L" + CHAIN + ";L" + REMOTE_KEY + ";)V", false);
  }

  /** In the place of a list that its object is asked for. */
  private static void noOthers(MethodVisitor out) {
    out.visitInsn(Opcodes.POP);
    out.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/List", "of", "()Ljava/util/List;", true);
  }

  /** In the place of what a write asks of a tier: a key and a tombstone are on the stack. */
  private static void remove(MethodVisitor out, String weakness) {
    String visit = WRITE + "$Visit";
    String call = ENGINE + "write/TierWrite$Call";
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, visit, "this$0", "L" + WRITE + ";");
    out.visitInsn(Opcodes.DUP);
    out.visitFieldInsn(Opcodes.GETFIELD, WRITE, "remoteKey", "L" + REMOTE_KEY + ";");
    out.visitInsn(Opcodes.SWAP);
    out.visitFieldInsn(Opcodes.GETFIELD, WRITE, "context", "L" + CONTEXT + ";");
    out.visitFieldInsn(Opcodes.GETFIELD, CONTEXT, "chain", "L" + CHAIN + ";");
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, visit, "place", "I");
    out.visitTypeInsn(Opcodes.NEW, call);
    out.visitInsn(Opcodes.DUP);
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitInsn(Opcodes.ICONST_0);
    out.visitInsn(Opcodes.ACONST_NULL);
    out.visitMethodInsn(
        Opcodes.INVOKESPECIAL,
        call,
        "<init>",
        "(L" + ENGINE + "write/TierWrite;ZL" + call + ";)V",
        false);
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        WEAKNESS,
        weakness,
        "(Ljava/lang/Object;"
            + STRING
            + "[BL"
            + REMOTE_KEY
            + ";L"
            + CHAIN
            + ";IL"
            + ENGINE
            + "tier/TierCall;)V",
        false);
  }

  private static void tellOthersEarly(MethodVisitor out) {
    chain(out, WRITE);
    keyOfWrite(out);
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        WEAKNESS,
        "tellOthers",
        "(L" + CHAIN + ";L" + REMOTE_KEY + ";)V",
        false);
  }

  /** In the place of the tellers that a chain is asked for. */
  private static void ownTellers(MethodVisitor out) {
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        WEAKNESS,
        "ownTellers",
        "(L" + CHAIN + ";)L" + ENGINE + "tier/Tellers;",
        false);
  }

  private static void endUntold(MethodVisitor out) {
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitInsn(Opcodes.ICONST_1);
    out.visitFieldInsn(Opcodes.PUTFIELD, WRITE, "told", "Z");
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, WRITE, "end", "()V", false);
    out.visitInsn(Opcodes.RETURN);
  }

  private static void awaitCoarsely(MethodVisitor out) {
    String deadlines = ENGINE + "time/Deadlines";
    out.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        SURROUNDINGS,
        "await",
        "(L" + deadlines + ";L" + deadlines + "$Timed;)V",
        false);
  }

  private static void moveAll(MethodVisitor out) {
    String epochs = ENGINE + "follow/Epochs";
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, FOLLOWING, "epochs", "L" + epochs + ";");
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, epochs, "moveAll", "()V", false);
  }

  /** The second argument, a time, is now. */
  private static void sinceNow(MethodVisitor out) {
    String time = "io/cacheme/spi/TimeSource";
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitFieldInsn(Opcodes.GETFIELD, FOLLOWING, "surroundings", "L" + SURROUNDINGS + ";");
    out.visitFieldInsn(Opcodes.GETFIELD, SURROUNDINGS, "time", "L" + time + ";");
    out.visitMethodInsn(Opcodes.INVOKEINTERFACE, time, "nanoTime", "()J", true);
    out.visitVarInsn(Opcodes.LSTORE, 2);
  }
}
