package io.cacheme.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes classes of the cache without a part of what keeps threads apart: each test has to find out
 * the one it is about, or it proves nothing.
 *
 * @param type the internal name of a class
 * @param method one of its methods
 * @param weakness what becomes of its code; that it is {@code synchronized} is left out anyway
 */
record Sabotage(String type, String method, Weakness weakness) {

  private static final String ENGINE = "io/cacheme/internal/";
  private static final String ATOMIC = "java/util/concurrent/atomic/";

  private static final List<Sabotage> ALL =
      List.of(
          new Sabotage(
              ENGINE + "time/Deadlines$Block",
              "remove",
              Weakness.torn(ATOMIC + "AtomicReferenceArray", "compareAndSet")),
          new Sabotage(
              ENGINE + "time/Deadlines$Timed",
              "beginsAnew",
              Weakness.flagsLate(ENGINE + "time/Deadlines$Timed", "anew", "startedNanos")),
          new Sabotage(ENGINE + "key/Awaited", "take", out -> out),
          new Sabotage(
              ENGINE + "node/Counters", "answered", Weakness.torn(ATOMIC + "LongAdder", "add")),
          new Sabotage(
              ENGINE + "follow/Epochs",
              "move",
              Weakness.torn(ATOMIC + "AtomicIntegerArray", "getAndIncrement")),
          new Sabotage(
              ENGINE + "tier/HeapTier",
              "kept",
              Weakness.argumentNow(3, ENGINE + "tier/HeapTier", "clears")),
          new Sabotage("io/cacheme/storage/local/LruStripe", "put", Weakness.locksNothing()),
          new Sabotage(
              "io/cacheme/storage/redis/CallStack",
              "stack",
              Weakness.torn(ATOMIC + "AtomicReference", "compareAndSet")),
          new Sabotage("io/cacheme/storage/redis/CallStack", "isTop", Weakness.isTrue()),
          new Sabotage(
              "io/cacheme/storage/redis/RedisCall",
              "tell",
              Weakness.torn(ATOMIC + "AtomicReferenceFieldUpdater", "getAndSet")));

  /** Writes all of them into the directory {@code arguments[0]}, for the front of a class path. */
  public static void main(String... arguments) throws IOException {
    Map<String, byte[]> classes = new HashMap<>();
    for (Sabotage sabotage : ALL) {
      byte[] before = classes.get(sabotage.type);
      classes.put(sabotage.type, sabotage.of(before == null ? whole(sabotage.type) : before));
    }
    for (Map.Entry<String, byte[]> written : classes.entrySet()) {
      Path file = Path.of(arguments[0], written.getKey() + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, written.getValue());
    }
  }

  private static byte[] whole(String type) throws IOException {
    try (InputStream in = Sabotage.class.getResourceAsStream("/" + type + ".class")) {
      if (in == null) {
        throw new IOException(type + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  /** The code of {@code before}, weakened. */
  private byte[] of(byte[] before) {
    ClassReader reader = new ClassReader(before);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    Weakened weakened = new Weakened(writer);
    reader.accept(weakened, 0);
    if (!weakened.found) {
      throw new IllegalStateException(type + " has no method " + method);
    }
    return writer.toByteArray();
  }

  private final class Weakened extends ClassVisitor {

    private boolean found;

    Weakened(ClassVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if (!name.equals(method)) {
        return super.visitMethod(access, name, descriptor, signature, exceptions);
      }
      found = true;
      int unlocked = access & ~Opcodes.ACC_SYNCHRONIZED;
      return weakness.of(super.visitMethod(unlocked, name, descriptor, signature, exceptions));
    }
  }
}
