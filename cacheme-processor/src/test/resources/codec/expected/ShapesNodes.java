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
import io.cacheme.codec.Tags;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import io.cacheme.generated.GlobalNode;
import io.cacheme.stats.CacheStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Shapes} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class ShapesNodes {
  /** What {@link Shapes} declares. */
  public static final NodeSpec<Shapes, Shapes.Result<Shapes.Drawing>> SPEC =
      NodeSpec.builder(1, Shapes.class, "Shapes")
          .version("v1")
          .key("shapes:{of}", KeyLayout.literal("shapes:").thenText(), ShapesNodes::writeKey)
          .check(ShapesNodes::check)
          .tier("my-redis", Duration.ofHours(1))
          .value(
              ValueType.of("demo.Shapes.Result<demo.Shapes.Drawing>", new ShapesCodec())
                  .declaredAs(Shapes.Result.class, ValueType.part(Shapes.Drawing.class))
                  .reaching(
                      Shapes.Shape.class,
                      Shapes.Group.class,
                      Shapes.Rectangle.class,
                      Shapes.Round.class,
                      Shapes.Circle.class,
                      Shapes.Nothing.class,
                      Shapes.Failed.class,
                      Shapes.Number.class,
                      Shapes.Ok.class)
                  .withFingerprint(0x7ff6d06c81bd2a1dL))
          .build();

  private static final GlobalNode<Shapes, Shapes.Result<Shapes.Drawing>> NODE =
      GlobalNode.of(SPEC, loads());

  private ShapesNodes() {}

  static Loads<Shapes, Shapes.Result<Shapes.Drawing>> loads() {
    return Loads.none();
  }

  /** Answers the value of {@code of}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<Shapes.@Nullable Result<Shapes.Drawing>> get(String of,
      Loader<? super Shapes, ? extends Shapes.Result<Shapes.Drawing>> loader) {
    return NODE.cache().get(new Shapes(of), loader);
  }

  /** Answers the value of {@code of} if a tier has it, else null; never loads. */
  public static CompletableFuture<Shapes.@Nullable Result<Shapes.Drawing>> getIfPresent(
      String of) {
    return NODE.cache().getIfPresent(new Shapes(of));
  }

  /** Answers the values of {@code ofs}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<String, Shapes.Result<Shapes.Drawing>>> getAll(
      Collection<String> ofs,
      BulkLoader<Shapes, ? extends Shapes.Result<Shapes.Drawing>> bulkLoader) {
    return NODE.cache().getAllBy(ofs, Shapes::new, bulkLoader);
  }

  /** Answers the values of {@code ofs} that a tier has; never loads. */
  public static CompletableFuture<Map<String, Shapes.Result<Shapes.Drawing>>> getAllPresent(
      Collection<String> ofs) {
    return NODE.cache().getAllPresentBy(ofs, Shapes::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Shapes, Shapes.Result<Shapes.Drawing>>> getAllPresentNodes(
      Collection<Shapes> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Shapes, Shapes.Result<Shapes.Drawing>>> getAllNodes(
      Collection<Shapes> nodes,
      BulkLoader<Shapes, ? extends Shapes.Result<Shapes.Drawing>> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code of}. */
  public static CompletableFuture<@Nullable Void> put(String of,
      Shapes.Result<Shapes.Drawing> value) {
    return NODE.cache().put(new Shapes(of), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code of}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String of,
      Shapes.Result<Shapes.Drawing> value) {
    return NODE.cache().putEverywhere(new Shapes(of), value);
  }

  /** Loads the value of {@code of} anew by {@code loader}. */
  public static CompletableFuture<Shapes.@Nullable Result<Shapes.Drawing>> refresh(String of,
      Loader<? super Shapes, ? extends Shapes.Result<Shapes.Drawing>> loader) {
    return NODE.cache().refresh(new Shapes(of), loader);
  }

  /** Removes the value of {@code of} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String of) {
    return NODE.cache().invalidate(new Shapes(of));
  }

  /** Removes the value of {@code of} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String of) {
    return NODE.cache().invalidateEverywhere(new Shapes(of));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(
      Map<String, Shapes.Result<Shapes.Drawing>> values) {
    return NODE.cache().putAllBy(values, Shapes::new);
  }

  /** Loads the values of {@code ofs} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<String, Shapes.Result<Shapes.Drawing>>> refreshAll(
      Collection<String> ofs,
      BulkLoader<Shapes, ? extends Shapes.Result<Shapes.Drawing>> bulkLoader) {
    return NODE.cache().refreshAllBy(ofs, Shapes::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(
      Map<Shapes, Shapes.Result<Shapes.Drawing>> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Shapes, Shapes.Result<Shapes.Drawing>>> refreshAllNodes(
      Collection<Shapes> nodes,
      BulkLoader<Shapes, ? extends Shapes.Result<Shapes.Drawing>> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code ofs} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<String> ofs) {
    return NODE.cache().invalidateAll(ofs.stream().map(Shapes::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Shapes> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code of}, and changes nothing. */
  public static CompletableFuture<Peek> peek(String of) {
    return NODE.cache().peek(new Shapes(of));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Shapes, Shapes.Result<Shapes.Drawing>> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Shapes, Shapes.Result<Shapes.Drawing>> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static ShapesCache.Sync sync() {
    return new ShapesCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Shapes node, KeyWriter key) {
    key.literal("shapes:").value("of", node.of());
  }

  private static void check(Shapes node) {
    KeyWriter.required("of", node.of());
  }

  /** Writes and reads what {@link Shapes} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class ShapesCodec implements Codec<Shapes.Result<Shapes.Drawing>> {
    private static final Tags RESULT_OF_DRAWING = Tags.of("Failed", "Ok");

    private static final FieldNames FAILED_AS_RESULT = FieldNames.of(Tags.FIELD, "message");

    private static final FieldNames OK_AS_RESULT = FieldNames.of(Tags.FIELD, "value");

    private static final FieldNames DRAWING = FieldNames.of("shapes", "biggest");

    private static final Tags SHAPE = Tags.of("Circle", "Group", "Nothing", "rect");

    private static final FieldNames CIRCLE_AS_SHAPE = FieldNames.of(Tags.FIELD, "radius");

    private static final FieldNames GROUP_AS_SHAPE = FieldNames.of(Tags.FIELD, "parts", "frame");

    private static final FieldNames NOTHING_AS_SHAPE = FieldNames.of(Tags.FIELD);

    private static final FieldNames RECTANGLE_AS_SHAPE = FieldNames.of(Tags.FIELD, "width",
        "height");

    private static final FieldNames CIRCLE = FieldNames.of("radius");

    @Override
    public void write(ValueWriter out, Shapes.Result<Shapes.Drawing> value) {
      writeResultOfDrawing(out, value);
    }

    @Override
    public Shapes.Result<Shapes.Drawing> read(ValueReader in) {
      return readResultOfDrawing(in);
    }

    private static void writeResultOfDrawing(ValueWriter out, Shapes.Result<Shapes.Drawing> value) {
      if (value == null) {
        out.writeNull();
      } else if (value instanceof Shapes.Failed<Shapes.Drawing> part) {
        writeFailedAsResult(out, part);
      } else if (value instanceof Shapes.Ok<Shapes.Drawing> part) {
        writeOkAsResult(out, part);
      } else {
        throw new IllegalArgumentException("a Shapes.Result of an unknown class");
      }
    }

    private static Shapes.Result<Shapes.Drawing> readResultOfDrawing(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      return switch (in.peekTag(RESULT_OF_DRAWING)) {
        case 0 -> readFailedAsResult(in);
        default -> readOkAsResult(in);
      };
    }

    private static void writeFailedAsResult(ValueWriter out, Shapes.Failed<Shapes.Drawing> value) {
      out.beginRecord(FAILED_AS_RESULT);
      out.field(FAILED_AS_RESULT, 0).writeString("Failed");
      out.field(FAILED_AS_RESULT, 1).writeString(value.message());
      out.endRecord();
    }

    private static Shapes.Failed<Shapes.Drawing> readFailedAsResult(ValueReader in) {
      String message = null;
      long seen = 0;
      in.beginRecord(FAILED_AS_RESULT);
      int field = in.nextField(FAILED_AS_RESULT, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          in.readString();
          seen |= 1L << field;
          field = in.nextField(FAILED_AS_RESULT, 1);
        }
        if (field == 1) {
          message = in.readString();
          seen |= 1L << field;
          field = in.nextField(FAILED_AS_RESULT, 2);
        }
      }
      FAILED_AS_RESULT.checkSeen(seen);
      return new Shapes.Failed<>(message);
    }

    private static void writeOkAsResult(ValueWriter out, Shapes.Ok<Shapes.Drawing> value) {
      out.beginRecord(OK_AS_RESULT);
      out.field(OK_AS_RESULT, 0).writeString("Ok");
      writeDrawing(out.field(OK_AS_RESULT, 1), value.value());
      out.endRecord();
    }

    private static Shapes.Ok<Shapes.Drawing> readOkAsResult(ValueReader in) {
      Shapes.Drawing value = null;
      long seen = 0;
      in.beginRecord(OK_AS_RESULT);
      int field = in.nextField(OK_AS_RESULT, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          in.readString();
          seen |= 1L << field;
          field = in.nextField(OK_AS_RESULT, 1);
        }
        if (field == 1) {
          value = readDrawing(in);
          seen |= 1L << field;
          field = in.nextField(OK_AS_RESULT, 2);
        }
      }
      OK_AS_RESULT.checkSeen(seen);
      return new Shapes.Ok<>(value);
    }

    private static void writeDrawing(ValueWriter out, Shapes.Drawing value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(DRAWING);
      writeListOfShape(out.field(DRAWING, 0), value.shapes());
      writeCircle(out.field(DRAWING, 1), value.biggest());
      out.endRecord();
    }

    private static Shapes.Drawing readDrawing(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<Shapes.Shape> shapes = null;
      Shapes.Circle biggest = null;
      long seen = 0;
      in.beginRecord(DRAWING);
      int field = in.nextField(DRAWING, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          shapes = readListOfShape(in);
          seen |= 1L << field;
          field = in.nextField(DRAWING, 1);
        }
        if (field == 1) {
          biggest = readCircle(in);
          seen |= 1L << field;
          field = in.nextField(DRAWING, 2);
        }
      }
      DRAWING.checkSeen(seen);
      return new Shapes.Drawing(shapes, biggest);
    }

    private static void writeListOfShape(ValueWriter out, List<Shapes.Shape> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (Shapes.Shape element : list) {
        writeShape(out.nextElement(), element);
      }
      out.endList();
    }

    private static List<Shapes.Shape> readListOfShape(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<Shapes.Shape> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(readShape(in));
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeShape(ValueWriter out, Shapes.Shape value) {
      if (value == null) {
        out.writeNull();
      } else if (value instanceof Shapes.Circle part) {
        writeCircleAsShape(out, part);
      } else if (value instanceof Shapes.Group part) {
        writeGroupAsShape(out, part);
      } else if (value instanceof Shapes.Nothing part) {
        writeNothingAsShape(out, part);
      } else if (value instanceof Shapes.Rectangle part) {
        writeRectangleAsShape(out, part);
      } else {
        throw new IllegalArgumentException("a Shapes.Shape of an unknown class");
      }
    }

    private static Shapes.Shape readShape(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      return switch (in.peekTag(SHAPE)) {
        case 0 -> readCircleAsShape(in);
        case 1 -> readGroupAsShape(in);
        case 2 -> readNothingAsShape(in);
        default -> readRectangleAsShape(in);
      };
    }

    private static void writeCircleAsShape(ValueWriter out, Shapes.Circle value) {
      out.beginRecord(CIRCLE_AS_SHAPE);
      out.field(CIRCLE_AS_SHAPE, 0).writeString("Circle");
      out.field(CIRCLE_AS_SHAPE, 1).writeDouble(value.radius());
      out.endRecord();
    }

    private static Shapes.Circle readCircleAsShape(ValueReader in) {
      double radius = 0;
      long seen = 0;
      in.beginRecord(CIRCLE_AS_SHAPE);
      int field = in.nextField(CIRCLE_AS_SHAPE, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          in.readString();
          seen |= 1L << field;
          field = in.nextField(CIRCLE_AS_SHAPE, 1);
        }
        if (field == 1) {
          radius = in.readDouble();
          seen |= 1L << field;
          field = in.nextField(CIRCLE_AS_SHAPE, 2);
        }
      }
      CIRCLE_AS_SHAPE.checkSeen(seen);
      return new Shapes.Circle(radius);
    }

    private static void writeGroupAsShape(ValueWriter out, Shapes.Group value) {
      out.beginRecord(GROUP_AS_SHAPE);
      out.field(GROUP_AS_SHAPE, 0).writeString("Group");
      writeListOfShape(out.field(GROUP_AS_SHAPE, 1), value.parts());
      writeShape(out.field(GROUP_AS_SHAPE, 2), value.frame());
      out.endRecord();
    }

    private static Shapes.Group readGroupAsShape(ValueReader in) {
      List<Shapes.Shape> parts = null;
      Shapes.Shape frame = null;
      long seen = 0;
      in.beginRecord(GROUP_AS_SHAPE);
      int field = in.nextField(GROUP_AS_SHAPE, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          in.readString();
          seen |= 1L << field;
          field = in.nextField(GROUP_AS_SHAPE, 1);
        }
        if (field == 1) {
          parts = readListOfShape(in);
          seen |= 1L << field;
          field = in.nextField(GROUP_AS_SHAPE, 2);
        }
        if (field == 2) {
          frame = readShape(in);
          seen |= 1L << field;
          field = in.nextField(GROUP_AS_SHAPE, 3);
        }
      }
      GROUP_AS_SHAPE.checkSeen(seen);
      return new Shapes.Group(parts, frame);
    }

    private static void writeNothingAsShape(ValueWriter out, Shapes.Nothing value) {
      out.beginRecord(NOTHING_AS_SHAPE);
      out.field(NOTHING_AS_SHAPE, 0).writeString("Nothing");
      out.endRecord();
    }

    private static Shapes.Nothing readNothingAsShape(ValueReader in) {
      long seen = 0;
      in.beginRecord(NOTHING_AS_SHAPE);
      int field = in.nextField(NOTHING_AS_SHAPE, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          in.readString();
          seen |= 1L << field;
          field = in.nextField(NOTHING_AS_SHAPE, 1);
        }
      }
      NOTHING_AS_SHAPE.checkSeen(seen);
      return new Shapes.Nothing();
    }

    private static void writeRectangleAsShape(ValueWriter out, Shapes.Rectangle value) {
      out.beginRecord(RECTANGLE_AS_SHAPE);
      out.field(RECTANGLE_AS_SHAPE, 0).writeString("rect");
      out.field(RECTANGLE_AS_SHAPE, 1).writeInt(value.width());
      out.field(RECTANGLE_AS_SHAPE, 2).writeInt(value.height());
      out.endRecord();
    }

    private static Shapes.Rectangle readRectangleAsShape(ValueReader in) {
      int width = 0;
      int height = 0;
      long seen = 0;
      in.beginRecord(RECTANGLE_AS_SHAPE);
      int field = in.nextField(RECTANGLE_AS_SHAPE, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          in.readString();
          seen |= 1L << field;
          field = in.nextField(RECTANGLE_AS_SHAPE, 1);
        }
        if (field == 1) {
          width = in.readInt();
          seen |= 1L << field;
          field = in.nextField(RECTANGLE_AS_SHAPE, 2);
        }
        if (field == 2) {
          height = in.readInt();
          seen |= 1L << field;
          field = in.nextField(RECTANGLE_AS_SHAPE, 3);
        }
      }
      RECTANGLE_AS_SHAPE.checkSeen(seen);
      return new Shapes.Rectangle(width, height);
    }

    private static void writeCircle(ValueWriter out, Shapes.Circle value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(CIRCLE);
      out.field(CIRCLE, 0).writeDouble(value.radius());
      out.endRecord();
    }

    private static Shapes.Circle readCircle(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      double radius = 0;
      long seen = 0;
      in.beginRecord(CIRCLE);
      int field = in.nextField(CIRCLE, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          radius = in.readDouble();
          seen |= 1L << field;
          field = in.nextField(CIRCLE, 1);
        }
      }
      CIRCLE.checkSeen(seen);
      return new Shapes.Circle(radius);
    }
  }
}
