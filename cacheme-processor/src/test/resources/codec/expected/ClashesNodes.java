package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.codec.Codec;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import io.cacheme.generated.GlobalNode;
import io.cacheme.stats.CacheStats;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Clashes} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class ClashesNodes {
  /** What {@link Clashes} declares. */
  public static final NodeSpec<Clashes, Clashes.Names> SPEC =
      NodeSpec.builder(1, Clashes.class, "Clashes")
          .version("v1")
          .key("clash:{in}", KeyLayout.literal("clash:").thenNumber(), ClashesNodes::writeKey)
          .tier("my-redis", Duration.ofHours(1))
          .value(
              ValueType.of("demo.Clashes.Names", new ClashesCodec())
                  .declaredAs(Clashes.Names.class)
                  .reaching(Clashes.One.Part.class, Clashes.Two.Part.class, Clashes.Codec.class)
                  .withFingerprint(0xa0d0aed325479815L))
          .build();

  private static final GlobalNode<Clashes, Clashes.Names> NODE = GlobalNode.of(SPEC, loads());

  private ClashesNodes() {}

  static Loads<Clashes, Clashes.Names> loads() {
    return Loads.none();
  }

  /** Answers the value of {@code in}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<Clashes.@Nullable Names> get(int in,
      Loader<? super Clashes, ? extends Clashes.Names> loader) {
    return NODE.cache().get(new Clashes(in), loader);
  }

  /** Answers the value of {@code in} if a tier has it, else null; never loads. */
  public static CompletableFuture<Clashes.@Nullable Names> getIfPresent(int in) {
    return NODE.cache().getIfPresent(new Clashes(in));
  }

  /** Answers the values of {@code ins}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Integer, Clashes.Names>> getAll(Collection<Integer> ins,
      BulkLoader<Clashes, ? extends Clashes.Names> bulkLoader) {
    return NODE.cache().getAllBy(ins, Clashes::new, bulkLoader);
  }

  /** Answers the values of {@code ins} that a tier has; never loads. */
  public static CompletableFuture<Map<Integer, Clashes.Names>> getAllPresent(
      Collection<Integer> ins) {
    return NODE.cache().getAllPresentBy(ins, Clashes::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Clashes, Clashes.Names>> getAllPresentNodes(
      Collection<Clashes> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Clashes, Clashes.Names>> getAllNodes(
      Collection<Clashes> nodes, BulkLoader<Clashes, ? extends Clashes.Names> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code in}. */
  public static CompletableFuture<@Nullable Void> put(int in, Clashes.Names value) {
    return NODE.cache().put(new Clashes(in), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code in}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(int in, Clashes.Names value) {
    return NODE.cache().putEverywhere(new Clashes(in), value);
  }

  /** Loads the value of {@code in} anew by {@code loader}. */
  public static CompletableFuture<Clashes.@Nullable Names> refresh(int in,
      Loader<? super Clashes, ? extends Clashes.Names> loader) {
    return NODE.cache().refresh(new Clashes(in), loader);
  }

  /** Removes the value of {@code in} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(int in) {
    return NODE.cache().invalidate(new Clashes(in));
  }

  /** Removes the value of {@code in} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(int in) {
    return NODE.cache().invalidateEverywhere(new Clashes(in));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<Integer, Clashes.Names> values) {
    return NODE.cache().putAllBy(values, Clashes::new);
  }

  /** Loads the values of {@code ins} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Integer, Clashes.Names>> refreshAll(Collection<Integer> ins,
      BulkLoader<Clashes, ? extends Clashes.Names> bulkLoader) {
    return NODE.cache().refreshAllBy(ins, Clashes::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Clashes, Clashes.Names> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Clashes, Clashes.Names>> refreshAllNodes(
      Collection<Clashes> nodes, BulkLoader<Clashes, ? extends Clashes.Names> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code ins} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<Integer> ins) {
    return NODE.cache().invalidateAll(ins.stream().map(Clashes::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Clashes> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code in}, and changes nothing. */
  public static CompletableFuture<Peek> peek(int in) {
    return NODE.cache().peek(new Clashes(in));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Clashes, Clashes.Names> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Clashes, Clashes.Names> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static ClashesCache.Sync sync() {
    return new ClashesCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Clashes node, KeyWriter key) {
    key.literal("clash:").number(node.in());
  }

  /** Writes and reads what {@link Clashes} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class ClashesCodec implements Codec<Clashes.Names> {
    private static final FieldNames NAMES = FieldNames.of("in", "out", "value", "field", "seen",
        "theIn", "yield", "größe", "one", "two", "codec");

    private static final FieldNames PART = FieldNames.of("text");

    private static final FieldNames PART2 = FieldNames.of("number");

    private static final FieldNames CODEC = FieldNames.of("FIELD_NAMES");

    @Override
    public void write(ValueWriter out, Clashes.Names value) {
      writeNames(out, value);
    }

    @Override
    public Clashes.Names read(ValueReader in) {
      return readNames(in);
    }

    private static void writeNames(ValueWriter out, Clashes.Names value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(NAMES);
      out.field(NAMES, 0).writeInt(value.in());
      out.field(NAMES, 1).writeInt(value.out());
      out.field(NAMES, 2).writeInt(value.value());
      out.field(NAMES, 3).writeInt(value.field());
      out.field(NAMES, 4).writeInt(value.seen());
      out.field(NAMES, 5).writeInt(value.theIn());
      out.field(NAMES, 6).writeInt(value.yield());
      out.field(NAMES, 7).writeInt(value.größe());
      writePart(out.field(NAMES, 8), value.one());
      writePart2(out.field(NAMES, 9), value.two());
      writeCodec(out.field(NAMES, 10), value.codec());
      out.endRecord();
    }

    private static Clashes.Names readNames(ValueReader theIn2) {
      if (theIn2.readNull()) {
        return null;
      }
      int in = 0;
      int out = 0;
      int value = 0;
      int field = 0;
      int seen = 0;
      int theIn = 0;
      int yield = 0;
      int größe = 0;
      Clashes.One.Part one = null;
      Clashes.Two.Part two = null;
      Clashes.Codec codec = null;
      long theSeen = 0;
      theIn2.beginRecord(NAMES);
      int theField = theIn2.nextField(NAMES, 0);
      while (theField != ValueReader.END) {
        if (theField == 0) {
          in = theIn2.readInt();
          theSeen |= 1L << theField;
          theField = theIn2.nextField(NAMES, 1);
        }
        if (theField == 1) {
          out = theIn2.readInt();
          theSeen |= 1L << theField;
          theField = theIn2.nextField(NAMES, 2);
        }
        if (theField == 2) {
          value = theIn2.readInt();
          theSeen |= 1L << theField;
          theField = theIn2.nextField(NAMES, 3);
        }
        if (theField == 3) {
          field = theIn2.readInt();
          theSeen |= 1L << theField;
          theField = theIn2.nextField(NAMES, 4);
        }
        if (theField == 4) {
          seen = theIn2.readInt();
          theSeen |= 1L << theField;
          theField = theIn2.nextField(NAMES, 5);
        }
        if (theField == 5) {
          theIn = theIn2.readInt();
          theSeen |= 1L << theField;
          theField = theIn2.nextField(NAMES, 6);
        }
        if (theField == 6) {
          yield = theIn2.readInt();
          theSeen |= 1L << theField;
          theField = theIn2.nextField(NAMES, 7);
        }
        if (theField == 7) {
          größe = theIn2.readInt();
          theSeen |= 1L << theField;
          theField = theIn2.nextField(NAMES, 8);
        }
        if (theField == 8) {
          one = readPart(theIn2);
          theSeen |= 1L << theField;
          theField = theIn2.nextField(NAMES, 9);
        }
        if (theField == 9) {
          two = readPart2(theIn2);
          theSeen |= 1L << theField;
          theField = theIn2.nextField(NAMES, 10);
        }
        if (theField == 10) {
          codec = readCodec(theIn2);
          theSeen |= 1L << theField;
          theField = theIn2.nextField(NAMES, 11);
        }
      }
      NAMES.checkSeen(theSeen);
      return new Clashes.Names(in, out, value, field, seen, theIn, yield, größe, one, two, codec);
    }

    private static void writePart(ValueWriter out, Clashes.One.Part value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(PART);
      out.field(PART, 0).writeString(value.text());
      out.endRecord();
    }

    private static Clashes.One.Part readPart(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      String text = null;
      long seen = 0;
      in.beginRecord(PART);
      int field = in.nextField(PART, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          text = in.readString();
          seen |= 1L << field;
          field = in.nextField(PART, 1);
        }
      }
      PART.checkSeen(seen);
      return new Clashes.One.Part(text);
    }

    private static void writePart2(ValueWriter out, Clashes.Two.Part value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(PART2);
      out.field(PART2, 0).writeInt(value.number());
      out.endRecord();
    }

    private static Clashes.Two.Part readPart2(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      int number = 0;
      long seen = 0;
      in.beginRecord(PART2);
      int field = in.nextField(PART2, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          number = in.readInt();
          seen |= 1L << field;
          field = in.nextField(PART2, 1);
        }
      }
      PART2.checkSeen(seen);
      return new Clashes.Two.Part(number);
    }

    private static void writeCodec(ValueWriter out, Clashes.Codec value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(CODEC);
      out.field(CODEC, 0).writeString(value.FIELD_NAMES());
      out.endRecord();
    }

    private static Clashes.Codec readCodec(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      String FIELD_NAMES = null;
      long seen = 0;
      in.beginRecord(CODEC);
      int field = in.nextField(CODEC, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          FIELD_NAMES = in.readString();
          seen |= 1L << field;
          field = in.nextField(CODEC, 1);
        }
      }
      CODEC.checkSeen(seen);
      return new Clashes.Codec(FIELD_NAMES);
    }
  }
}
