package demo;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Forest} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class ForestNodes {
  /** What {@link Forest} declares. */
  public static final NodeSpec<Forest, Forest.Page<Forest.Tree<String>>> SPEC =
      NodeSpec.builder(1, Forest.class, "Forest")
          .version("v1")
          .key("forest", KeyLayout.literal("forest"), ForestNodes::writeKey)
          .tier("my-redis", Duration.ofHours(1))
          .value(
              ValueType.of("demo.Forest.Page<demo.Forest.Tree<java.lang.String>>", new ForestCodec())
                  .declaredAs(Forest.Page.class, ValueType.part(Forest.Tree.class,
                      ValueType.part(String.class)))
                  .reaching(Forest.Pair.class, Forest.Nothing.class)
                  .withFingerprint(0xd0c9874a96f15b56L))
          .build();

  private static final GlobalNode<Forest, Forest.Page<Forest.Tree<String>>> NODE =
      GlobalNode.of(SPEC, loads());

  private ForestNodes() {}

  static Loads<Forest, Forest.Page<Forest.Tree<String>>> loads() {
    return Loads.none();
  }

  /** Answers the value, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<Forest.@Nullable Page<Forest.Tree<String>>> get(
      Loader<? super Forest, ? extends Forest.Page<Forest.Tree<String>>> loader) {
    return NODE.cache().get(new Forest(), loader);
  }

  /** Answers the value if a tier has it, else null; never loads. */
  public static CompletableFuture<Forest.@Nullable Page<Forest.Tree<String>>> getIfPresent() {
    return NODE.cache().getIfPresent(new Forest());
  }

  /** Writes {@code value} to all tiers. */
  public static CompletableFuture<@Nullable Void> put(Forest.Page<Forest.Tree<String>> value) {
    return NODE.cache().put(new Forest(), value);
  }

  /** Writes {@code value} to all tiers; succeeds when no process serves an older value. */
  public static CompletableFuture<@Nullable Void> putEverywhere(
      Forest.Page<Forest.Tree<String>> value) {
    return NODE.cache().putEverywhere(new Forest(), value);
  }

  /** Loads the value anew by {@code loader}. */
  public static CompletableFuture<Forest.@Nullable Page<Forest.Tree<String>>> refresh(
      Loader<? super Forest, ? extends Forest.Page<Forest.Tree<String>>> loader) {
    return NODE.cache().refresh(new Forest(), loader);
  }

  /** Removes the value from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate() {
    return NODE.cache().invalidate(new Forest());
  }

  /** Removes the value from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere() {
    return NODE.cache().invalidateEverywhere(new Forest());
  }

  /** Tells what each tier has of the value, and changes nothing. */
  public static CompletableFuture<Peek> peek() {
    return NODE.cache().peek(new Forest());
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Forest, Forest.Page<Forest.Tree<String>>> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Forest, Forest.Page<Forest.Tree<String>>> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static ForestCache.Sync sync() {
    return new ForestCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Forest node, KeyWriter key) {
    key.literal("forest");
  }

  /** Writes and reads what {@link Forest} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class ForestCodec implements Codec<Forest.Page<Forest.Tree<String>>> {
    private static final FieldNames PAGE_OF_TREE_OF_STRING = FieldNames.of("items", "first",
        "rest").optional("first");

    private static final FieldNames TREE_OF_STRING = FieldNames.of("label", "children", "pairs",
        "twin");

    private static final FieldNames PAIR_OF_STRING_AND_INTEGER = FieldNames.of("left", "right");

    private static final FieldNames NOTHING = FieldNames.of();

    @Override
    public void write(ValueWriter out, Forest.Page<Forest.Tree<String>> value) {
      writePageOfTreeOfString(out, value);
    }

    @Override
    public Forest.Page<Forest.Tree<String>> read(ValueReader in) {
      return readPageOfTreeOfString(in);
    }

    private static void writePageOfTreeOfString(ValueWriter out,
        Forest.Page<Forest.Tree<String>> value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(PAGE_OF_TREE_OF_STRING);
      writeListOfTreeOfString(out.field(PAGE_OF_TREE_OF_STRING, 0), value.items());
      writeOptionalOfTreeOfString(out.field(PAGE_OF_TREE_OF_STRING, 1), value.first());
      writeNothing(out.field(PAGE_OF_TREE_OF_STRING, 2), value.rest());
      out.endRecord();
    }

    private static Forest.Page<Forest.Tree<String>> readPageOfTreeOfString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<Forest.Tree<String>> items = null;
      Optional<Forest.Tree<String>> first = Optional.empty();
      Forest.Nothing rest = null;
      long seen = 0;
      in.beginRecord(PAGE_OF_TREE_OF_STRING);
      int field = in.nextField(PAGE_OF_TREE_OF_STRING, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          items = readListOfTreeOfString(in);
          seen |= 1L << field;
          field = in.nextField(PAGE_OF_TREE_OF_STRING, 1);
        }
        if (field == 1) {
          first = readOptionalOfTreeOfString(in);
          seen |= 1L << field;
          field = in.nextField(PAGE_OF_TREE_OF_STRING, 2);
        }
        if (field == 2) {
          rest = readNothing(in);
          seen |= 1L << field;
          field = in.nextField(PAGE_OF_TREE_OF_STRING, 3);
        }
      }
      PAGE_OF_TREE_OF_STRING.checkSeen(seen);
      return new Forest.Page<>(items, first, rest);
    }

    private static void writeListOfTreeOfString(ValueWriter out, List<Forest.Tree<String>> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (Forest.Tree<String> element : list) {
        writeTreeOfString(out.nextElement(), element);
      }
      out.endList();
    }

    private static List<Forest.Tree<String>> readListOfTreeOfString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<Forest.Tree<String>> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(readTreeOfString(in));
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeTreeOfString(ValueWriter out, Forest.Tree<String> value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(TREE_OF_STRING);
      out.field(TREE_OF_STRING, 0).writeString(value.label());
      writeListOfTreeOfString(out.field(TREE_OF_STRING, 1), value.children());
      writeMapOfStringToPairOfStringAndInteger(out.field(TREE_OF_STRING, 2), value.pairs());
      writeTreeOfString(out.field(TREE_OF_STRING, 3), value.twin());
      out.endRecord();
    }

    private static Forest.Tree<String> readTreeOfString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      String label = null;
      List<Forest.Tree<String>> children = null;
      Map<String, Forest.Pair<String, Integer>> pairs = null;
      Forest.Tree<String> twin = null;
      long seen = 0;
      in.beginRecord(TREE_OF_STRING);
      int field = in.nextField(TREE_OF_STRING, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          label = in.readString();
          seen |= 1L << field;
          field = in.nextField(TREE_OF_STRING, 1);
        }
        if (field == 1) {
          children = readListOfTreeOfString(in);
          seen |= 1L << field;
          field = in.nextField(TREE_OF_STRING, 2);
        }
        if (field == 2) {
          pairs = readMapOfStringToPairOfStringAndInteger(in);
          seen |= 1L << field;
          field = in.nextField(TREE_OF_STRING, 3);
        }
        if (field == 3) {
          twin = readTreeOfString(in);
          seen |= 1L << field;
          field = in.nextField(TREE_OF_STRING, 4);
        }
      }
      TREE_OF_STRING.checkSeen(seen);
      return new Forest.Tree<>(label, children, pairs, twin);
    }

    private static void writeMapOfStringToPairOfStringAndInteger(ValueWriter out,
        Map<String, Forest.Pair<String, Integer>> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<String, Forest.Pair<String, Integer>> entry : map.entrySet()) {
        out.nextKey().writeString(entry.getKey());
        writePairOfStringAndInteger(out, entry.getValue());
      }
      out.endMap();
    }

    private static Map<String, Forest.Pair<String, Integer>> readMapOfStringToPairOfStringAndInteger(
        ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<String, Forest.Pair<String, Integer>> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        String key = in.readString();
        map.put(key, readPairOfStringAndInteger(in));
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writePairOfStringAndInteger(ValueWriter out,
        Forest.Pair<String, Integer> value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(PAIR_OF_STRING_AND_INTEGER);
      out.field(PAIR_OF_STRING_AND_INTEGER, 0).writeString(value.left());
      out.field(PAIR_OF_STRING_AND_INTEGER, 1).writeIntOrNull(value.right());
      out.endRecord();
    }

    private static Forest.Pair<String, Integer> readPairOfStringAndInteger(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      String left = null;
      Integer right = null;
      long seen = 0;
      in.beginRecord(PAIR_OF_STRING_AND_INTEGER);
      int field = in.nextField(PAIR_OF_STRING_AND_INTEGER, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          left = in.readString();
          seen |= 1L << field;
          field = in.nextField(PAIR_OF_STRING_AND_INTEGER, 1);
        }
        if (field == 1) {
          right = in.readIntOrNull();
          seen |= 1L << field;
          field = in.nextField(PAIR_OF_STRING_AND_INTEGER, 2);
        }
      }
      PAIR_OF_STRING_AND_INTEGER.checkSeen(seen);
      return new Forest.Pair<>(left, right);
    }

    private static void writeOptionalOfTreeOfString(ValueWriter out,
        Optional<Forest.Tree<String>> value) {
      if (value == null || value.isEmpty()) {
        out.writeNull();
        return;
      }
      writeTreeOfString(out.present(), value.get());
    }

    private static Optional<Forest.Tree<String>> readOptionalOfTreeOfString(ValueReader in) {
      return Optional.ofNullable(readTreeOfString(in));
    }

    private static void writeNothing(ValueWriter out, Forest.Nothing value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(NOTHING);
      out.endRecord();
    }

    private static Forest.Nothing readNothing(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      in.beginRecord(NOTHING);
      in.nextField(NOTHING, 0);
      return new Forest.Nothing();
    }
  }
}
