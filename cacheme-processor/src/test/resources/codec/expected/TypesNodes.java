package demo;

import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.codec.Codec;
import io.cacheme.codec.EnumNames;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.Tags;
import io.cacheme.codec.TextForm;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import io.cacheme.generated.GlobalNode;
import io.cacheme.stats.CacheStats;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Types} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class TypesNodes {
  /** What {@link Types} declares. */
  public static final NodeSpec<Types, Types.All> SPEC =
      NodeSpec.builder(1, Types.class, "Types")
          .version("auto-cffb2c8d0914162b")
          .key("types", KeyLayout.literal("types"), TypesNodes::writeKey)
          .tier("my-redis", Duration.ofHours(1))
          .value(
              ValueType.of("demo.Types.All", new TypesCodec())
                  .declaredAs(Types.All.class)
                  .reaching(
                      Types.Primitives.class,
                      Types.Boxes.class,
                      Types.Texts.class,
                      Types.Plan.class,
                      Types.Numbers.class,
                      Types.Times.class,
                      DayOfWeek.class,
                      Month.class,
                      Types.Zones.class,
                      Types.Arrays.class,
                      Types.Pair.class,
                      Types.Collections.class,
                      Types.Keys.class,
                      Types.Maybes.class,
                      Types.Shape.class,
                      Types.Circle.class,
                      Types.Group.class)
                  .withFingerprint(0xcffb2c8d0914162bL))
          .build();

  private static final GlobalNode<Types, Types.All> NODE = GlobalNode.of(SPEC, loads());

  private TypesNodes() {}

  static Loads<Types, Types.All> loads() {
    return Loads.none();
  }

  /** Answers the value, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<Types.@Nullable All> get(
      Loader<? super Types, ? extends Types.All> loader) {
    return NODE.cache().get(new Types(), loader);
  }

  /** Answers the value if a tier has it, else null; never loads. */
  public static CompletableFuture<Types.@Nullable All> getIfPresent() {
    return NODE.cache().getIfPresent(new Types());
  }

  /** Writes {@code value} to all tiers. */
  public static CompletableFuture<@Nullable Void> put(Types.All value) {
    return NODE.cache().put(new Types(), value);
  }

  /** Writes {@code value} to all tiers; succeeds when no process serves an older value. */
  public static CompletableFuture<@Nullable Void> putEverywhere(Types.All value) {
    return NODE.cache().putEverywhere(new Types(), value);
  }

  /** Loads the value anew by {@code loader}. */
  public static CompletableFuture<Types.@Nullable All> refresh(
      Loader<? super Types, ? extends Types.All> loader) {
    return NODE.cache().refresh(new Types(), loader);
  }

  /** Removes the value from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate() {
    return NODE.cache().invalidate(new Types());
  }

  /** Removes the value from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere() {
    return NODE.cache().invalidateEverywhere(new Types());
  }

  /** Tells what each tier has of the value, and changes nothing. */
  public static CompletableFuture<Peek> peek() {
    return NODE.cache().peek(new Types());
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Types, Types.All> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Types, Types.All> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static TypesCache.Sync sync() {
    return new TypesCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Types node, KeyWriter key) {
    key.literal("types");
  }

  /** Writes and reads what {@link Types} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class TypesCodec implements Codec<Types.All> {
    private static final FieldNames ALL = FieldNames.of("primitives", "boxes", "texts", "numbers",
        "times", "zones", "arrays", "collections", "keys", "maybes", "shapes");

    private static final FieldNames PRIMITIVES = FieldNames.of("a", "b", "c", "d", "e", "f", "g",
        "h");

    private static final FieldNames BOXES = FieldNames.of("a", "b", "c", "d", "e", "f", "g", "h");

    private static final FieldNames TEXTS = FieldNames.of("text", "plan", "uuid", "uri");

    private static final EnumNames<Types.Plan> PLAN = EnumNames.of(Types.Plan.values());

    private static final FieldNames NUMBERS = FieldNames.of("integer", "decimal", "year");

    private static final FieldNames TIMES = FieldNames.of("instant", "duration", "period", "date",
        "time", "dateTime", "month", "day", "dayOfWeek", "monthOfYear");

    private static final EnumNames<DayOfWeek> DAY_OF_WEEK = EnumNames.of(DayOfWeek.values());

    private static final EnumNames<Month> MONTH = EnumNames.of(Month.values());

    private static final FieldNames ZONES = FieldNames.of("offsetDateTime", "offsetTime",
        "zonedDateTime", "zone", "offset");

    private static final FieldNames ARRAYS = FieldNames.of("bytes", "chars", "booleans", "shorts",
        "ints", "longs", "floats", "doubles", "strings", "boxes", "table", "pairs", "lists");

    private static final FieldNames PAIR_OF_STRING_AND_INTEGER = FieldNames.of("left", "right");

    private static final FieldNames COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN = FieldNames.of("list",
        "set", "collection", "lists", "blobs", "maps");

    private static final FieldNames PAIR_OF_LONG_AND_PLAN = FieldNames.of("left", "right");

    private static final FieldNames KEYS = FieldNames.of("byInteger", "byLong", "byCharacter",
        "byPlan", "byUuid", "byDate", "byDecimal", "byBigInteger", "byDay", "byYear");

    private static final FieldNames MAYBES = FieldNames.of("text", "list", "uuid", "integer",
        "number", "real").optional("text", "list", "uuid", "integer", "number", "real");

    private static final Tags SHAPE = Tags.of("Circle", "several");

    private static final FieldNames CIRCLE_AS_SHAPE = FieldNames.of(Tags.FIELD, "radius");

    private static final FieldNames GROUP_AS_SHAPE = FieldNames.of(Tags.FIELD, "first", "circles");

    private static final FieldNames CIRCLE = FieldNames.of("radius");

    @Override
    public void write(ValueWriter out, Types.All value) {
      writeAll(out, value);
    }

    @Override
    public Types.All read(ValueReader in) {
      return readAll(in);
    }

    private static void writeAll(ValueWriter out, Types.All value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(ALL);
      writePrimitives(out.field(ALL, 0), value.primitives());
      writeBoxes(out.field(ALL, 1), value.boxes());
      writeTexts(out.field(ALL, 2), value.texts());
      writeNumbers(out.field(ALL, 3), value.numbers());
      writeTimes(out.field(ALL, 4), value.times());
      writeZones(out.field(ALL, 5), value.zones());
      writeArrays(out.field(ALL, 6), value.arrays());
      writeCollectionsOfStringAndPairOfLongAndPlan(out.field(ALL, 7), value.collections());
      writeKeys(out.field(ALL, 8), value.keys());
      writeMaybes(out.field(ALL, 9), value.maybes());
      writeListOfShape(out.field(ALL, 10), value.shapes());
      out.endRecord();
    }

    private static Types.All readAll(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Types.Primitives primitives = null;
      Types.Boxes boxes = null;
      Types.Texts texts = null;
      Types.Numbers numbers = null;
      Types.Times times = null;
      Types.Zones zones = null;
      Types.Arrays arrays = null;
      Types.Collections<String, Types.Pair<Long, Types.Plan>> collections = null;
      Types.Keys keys = null;
      Types.Maybes maybes = null;
      List<Types.Shape> shapes = null;
      long seen = 0;
      in.beginRecord(ALL);
      int field = in.nextField(ALL, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          primitives = readPrimitives(in);
          seen |= 1L << field;
          field = in.nextField(ALL, 1);
        }
        if (field == 1) {
          boxes = readBoxes(in);
          seen |= 1L << field;
          field = in.nextField(ALL, 2);
        }
        if (field == 2) {
          texts = readTexts(in);
          seen |= 1L << field;
          field = in.nextField(ALL, 3);
        }
        if (field == 3) {
          numbers = readNumbers(in);
          seen |= 1L << field;
          field = in.nextField(ALL, 4);
        }
        if (field == 4) {
          times = readTimes(in);
          seen |= 1L << field;
          field = in.nextField(ALL, 5);
        }
        if (field == 5) {
          zones = readZones(in);
          seen |= 1L << field;
          field = in.nextField(ALL, 6);
        }
        if (field == 6) {
          arrays = readArrays(in);
          seen |= 1L << field;
          field = in.nextField(ALL, 7);
        }
        if (field == 7) {
          collections = readCollectionsOfStringAndPairOfLongAndPlan(in);
          seen |= 1L << field;
          field = in.nextField(ALL, 8);
        }
        if (field == 8) {
          keys = readKeys(in);
          seen |= 1L << field;
          field = in.nextField(ALL, 9);
        }
        if (field == 9) {
          maybes = readMaybes(in);
          seen |= 1L << field;
          field = in.nextField(ALL, 10);
        }
        if (field == 10) {
          shapes = readListOfShape(in);
          seen |= 1L << field;
          field = in.nextField(ALL, 11);
        }
      }
      ALL.checkSeen(seen);
      return new Types.All(primitives, boxes, texts, numbers, times, zones, arrays, collections,
          keys, maybes, shapes);
    }

    private static void writePrimitives(ValueWriter out, Types.Primitives value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(PRIMITIVES);
      out.field(PRIMITIVES, 0).writeBoolean(value.a());
      out.field(PRIMITIVES, 1).writeByte(value.b());
      out.field(PRIMITIVES, 2).writeShort(value.c());
      out.field(PRIMITIVES, 3).writeChar(value.d());
      out.field(PRIMITIVES, 4).writeInt(value.e());
      out.field(PRIMITIVES, 5).writeLong(value.f());
      out.field(PRIMITIVES, 6).writeFloat(value.g());
      out.field(PRIMITIVES, 7).writeDouble(value.h());
      out.endRecord();
    }

    private static Types.Primitives readPrimitives(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      boolean a = false;
      byte b = 0;
      short c = 0;
      char d = 0;
      int e = 0;
      long f = 0;
      float g = 0;
      double h = 0;
      long seen = 0;
      in.beginRecord(PRIMITIVES);
      int field = in.nextField(PRIMITIVES, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          a = in.readBoolean();
          seen |= 1L << field;
          field = in.nextField(PRIMITIVES, 1);
        }
        if (field == 1) {
          b = in.readByte();
          seen |= 1L << field;
          field = in.nextField(PRIMITIVES, 2);
        }
        if (field == 2) {
          c = in.readShort();
          seen |= 1L << field;
          field = in.nextField(PRIMITIVES, 3);
        }
        if (field == 3) {
          d = in.readChar();
          seen |= 1L << field;
          field = in.nextField(PRIMITIVES, 4);
        }
        if (field == 4) {
          e = in.readInt();
          seen |= 1L << field;
          field = in.nextField(PRIMITIVES, 5);
        }
        if (field == 5) {
          f = in.readLong();
          seen |= 1L << field;
          field = in.nextField(PRIMITIVES, 6);
        }
        if (field == 6) {
          g = in.readFloat();
          seen |= 1L << field;
          field = in.nextField(PRIMITIVES, 7);
        }
        if (field == 7) {
          h = in.readDouble();
          seen |= 1L << field;
          field = in.nextField(PRIMITIVES, 8);
        }
      }
      PRIMITIVES.checkSeen(seen);
      return new Types.Primitives(a, b, c, d, e, f, g, h);
    }

    private static void writeBoxes(ValueWriter out, Types.Boxes value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(BOXES);
      out.field(BOXES, 0).writeBooleanOrNull(value.a());
      out.field(BOXES, 1).writeByteOrNull(value.b());
      out.field(BOXES, 2).writeShortOrNull(value.c());
      out.field(BOXES, 3).writeCharOrNull(value.d());
      out.field(BOXES, 4).writeIntOrNull(value.e());
      out.field(BOXES, 5).writeLongOrNull(value.f());
      out.field(BOXES, 6).writeFloatOrNull(value.g());
      out.field(BOXES, 7).writeDoubleOrNull(value.h());
      out.endRecord();
    }

    private static Types.Boxes readBoxes(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Boolean a = null;
      Byte b = null;
      Short c = null;
      Character d = null;
      Integer e = null;
      Long f = null;
      Float g = null;
      Double h = null;
      long seen = 0;
      in.beginRecord(BOXES);
      int field = in.nextField(BOXES, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          a = in.readBooleanOrNull();
          seen |= 1L << field;
          field = in.nextField(BOXES, 1);
        }
        if (field == 1) {
          b = in.readByteOrNull();
          seen |= 1L << field;
          field = in.nextField(BOXES, 2);
        }
        if (field == 2) {
          c = in.readShortOrNull();
          seen |= 1L << field;
          field = in.nextField(BOXES, 3);
        }
        if (field == 3) {
          d = in.readCharOrNull();
          seen |= 1L << field;
          field = in.nextField(BOXES, 4);
        }
        if (field == 4) {
          e = in.readIntOrNull();
          seen |= 1L << field;
          field = in.nextField(BOXES, 5);
        }
        if (field == 5) {
          f = in.readLongOrNull();
          seen |= 1L << field;
          field = in.nextField(BOXES, 6);
        }
        if (field == 6) {
          g = in.readFloatOrNull();
          seen |= 1L << field;
          field = in.nextField(BOXES, 7);
        }
        if (field == 7) {
          h = in.readDoubleOrNull();
          seen |= 1L << field;
          field = in.nextField(BOXES, 8);
        }
      }
      BOXES.checkSeen(seen);
      return new Types.Boxes(a, b, c, d, e, f, g, h);
    }

    private static void writeTexts(ValueWriter out, Types.Texts value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(TEXTS);
      out.field(TEXTS, 0).writeString(value.text());
      out.field(TEXTS, 1).writeEnum(PLAN, value.plan());
      out.field(TEXTS, 2).writeText(TextForm.UUID, value.uuid());
      out.field(TEXTS, 3).writeText(TextForm.URI, value.uri());
      out.endRecord();
    }

    private static Types.Texts readTexts(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      String text = null;
      Types.Plan plan = null;
      UUID uuid = null;
      URI uri = null;
      long seen = 0;
      in.beginRecord(TEXTS);
      int field = in.nextField(TEXTS, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          text = in.readString();
          seen |= 1L << field;
          field = in.nextField(TEXTS, 1);
        }
        if (field == 1) {
          plan = in.readEnum(PLAN);
          seen |= 1L << field;
          field = in.nextField(TEXTS, 2);
        }
        if (field == 2) {
          uuid = in.readText(TextForm.UUID);
          seen |= 1L << field;
          field = in.nextField(TEXTS, 3);
        }
        if (field == 3) {
          uri = in.readText(TextForm.URI);
          seen |= 1L << field;
          field = in.nextField(TEXTS, 4);
        }
      }
      TEXTS.checkSeen(seen);
      return new Types.Texts(text, plan, uuid, uri);
    }

    private static void writeNumbers(ValueWriter out, Types.Numbers value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(NUMBERS);
      out.field(NUMBERS, 0).writeBigInteger(value.integer());
      out.field(NUMBERS, 1).writeBigDecimal(value.decimal());
      out.field(NUMBERS, 2).writeYear(value.year());
      out.endRecord();
    }

    private static Types.Numbers readNumbers(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      BigInteger integer = null;
      BigDecimal decimal = null;
      Year year = null;
      long seen = 0;
      in.beginRecord(NUMBERS);
      int field = in.nextField(NUMBERS, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          integer = in.readBigInteger();
          seen |= 1L << field;
          field = in.nextField(NUMBERS, 1);
        }
        if (field == 1) {
          decimal = in.readBigDecimal();
          seen |= 1L << field;
          field = in.nextField(NUMBERS, 2);
        }
        if (field == 2) {
          year = in.readYear();
          seen |= 1L << field;
          field = in.nextField(NUMBERS, 3);
        }
      }
      NUMBERS.checkSeen(seen);
      return new Types.Numbers(integer, decimal, year);
    }

    private static void writeTimes(ValueWriter out, Types.Times value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(TIMES);
      out.field(TIMES, 0).writeInstant(value.instant());
      out.field(TIMES, 1).writeDuration(value.duration());
      out.field(TIMES, 2).writeText(TextForm.PERIOD, value.period());
      out.field(TIMES, 3).writeText(TextForm.LOCAL_DATE, value.date());
      out.field(TIMES, 4).writeText(TextForm.LOCAL_TIME, value.time());
      out.field(TIMES, 5).writeText(TextForm.LOCAL_DATE_TIME, value.dateTime());
      out.field(TIMES, 6).writeText(TextForm.YEAR_MONTH, value.month());
      out.field(TIMES, 7).writeText(TextForm.MONTH_DAY, value.day());
      out.field(TIMES, 8).writeEnum(DAY_OF_WEEK, value.dayOfWeek());
      out.field(TIMES, 9).writeEnum(MONTH, value.monthOfYear());
      out.endRecord();
    }

    private static Types.Times readTimes(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Instant instant = null;
      Duration duration = null;
      Period period = null;
      LocalDate date = null;
      LocalTime time = null;
      LocalDateTime dateTime = null;
      YearMonth month = null;
      MonthDay day = null;
      DayOfWeek dayOfWeek = null;
      Month monthOfYear = null;
      long seen = 0;
      in.beginRecord(TIMES);
      int field = in.nextField(TIMES, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          instant = in.readInstant();
          seen |= 1L << field;
          field = in.nextField(TIMES, 1);
        }
        if (field == 1) {
          duration = in.readDuration();
          seen |= 1L << field;
          field = in.nextField(TIMES, 2);
        }
        if (field == 2) {
          period = in.readText(TextForm.PERIOD);
          seen |= 1L << field;
          field = in.nextField(TIMES, 3);
        }
        if (field == 3) {
          date = in.readText(TextForm.LOCAL_DATE);
          seen |= 1L << field;
          field = in.nextField(TIMES, 4);
        }
        if (field == 4) {
          time = in.readText(TextForm.LOCAL_TIME);
          seen |= 1L << field;
          field = in.nextField(TIMES, 5);
        }
        if (field == 5) {
          dateTime = in.readText(TextForm.LOCAL_DATE_TIME);
          seen |= 1L << field;
          field = in.nextField(TIMES, 6);
        }
        if (field == 6) {
          month = in.readText(TextForm.YEAR_MONTH);
          seen |= 1L << field;
          field = in.nextField(TIMES, 7);
        }
        if (field == 7) {
          day = in.readText(TextForm.MONTH_DAY);
          seen |= 1L << field;
          field = in.nextField(TIMES, 8);
        }
        if (field == 8) {
          dayOfWeek = in.readEnum(DAY_OF_WEEK);
          seen |= 1L << field;
          field = in.nextField(TIMES, 9);
        }
        if (field == 9) {
          monthOfYear = in.readEnum(MONTH);
          seen |= 1L << field;
          field = in.nextField(TIMES, 10);
        }
      }
      TIMES.checkSeen(seen);
      return new Types.Times(instant, duration, period, date, time, dateTime, month, day, dayOfWeek,
          monthOfYear);
    }

    private static void writeZones(ValueWriter out, Types.Zones value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(ZONES);
      out.field(ZONES, 0).writeText(TextForm.OFFSET_DATE_TIME, value.offsetDateTime());
      out.field(ZONES, 1).writeText(TextForm.OFFSET_TIME, value.offsetTime());
      out.field(ZONES, 2).writeText(TextForm.ZONED_DATE_TIME, value.zonedDateTime());
      out.field(ZONES, 3).writeText(TextForm.ZONE_ID, value.zone());
      out.field(ZONES, 4).writeText(TextForm.ZONE_OFFSET, value.offset());
      out.endRecord();
    }

    private static Types.Zones readZones(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      OffsetDateTime offsetDateTime = null;
      OffsetTime offsetTime = null;
      ZonedDateTime zonedDateTime = null;
      ZoneId zone = null;
      ZoneOffset offset = null;
      long seen = 0;
      in.beginRecord(ZONES);
      int field = in.nextField(ZONES, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          offsetDateTime = in.readText(TextForm.OFFSET_DATE_TIME);
          seen |= 1L << field;
          field = in.nextField(ZONES, 1);
        }
        if (field == 1) {
          offsetTime = in.readText(TextForm.OFFSET_TIME);
          seen |= 1L << field;
          field = in.nextField(ZONES, 2);
        }
        if (field == 2) {
          zonedDateTime = in.readText(TextForm.ZONED_DATE_TIME);
          seen |= 1L << field;
          field = in.nextField(ZONES, 3);
        }
        if (field == 3) {
          zone = in.readText(TextForm.ZONE_ID);
          seen |= 1L << field;
          field = in.nextField(ZONES, 4);
        }
        if (field == 4) {
          offset = in.readText(TextForm.ZONE_OFFSET);
          seen |= 1L << field;
          field = in.nextField(ZONES, 5);
        }
      }
      ZONES.checkSeen(seen);
      return new Types.Zones(offsetDateTime, offsetTime, zonedDateTime, zone, offset);
    }

    private static void writeArrays(ValueWriter out, Types.Arrays value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(ARRAYS);
      out.field(ARRAYS, 0).writeBytes(value.bytes());
      out.field(ARRAYS, 1).writeChars(value.chars());
      writeArrayOfBoolean(out.field(ARRAYS, 2), value.booleans());
      writeArrayOfShort(out.field(ARRAYS, 3), value.shorts());
      writeArrayOfInt(out.field(ARRAYS, 4), value.ints());
      writeArrayOfLong(out.field(ARRAYS, 5), value.longs());
      writeArrayOfFloat(out.field(ARRAYS, 6), value.floats());
      writeArrayOfDouble(out.field(ARRAYS, 7), value.doubles());
      writeArrayOfString(out.field(ARRAYS, 8), value.strings());
      writeArrayOfInteger(out.field(ARRAYS, 9), value.boxes());
      writeArrayOfArrayOfInt(out.field(ARRAYS, 10), value.table());
      writeArrayOfPairOfStringAndInteger(out.field(ARRAYS, 11), value.pairs());
      writeArrayOfArrayOfListOfString(out.field(ARRAYS, 12), value.lists());
      out.endRecord();
    }

    private static Types.Arrays readArrays(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      byte[] bytes = null;
      char[] chars = null;
      boolean[] booleans = null;
      short[] shorts = null;
      int[] ints = null;
      long[] longs = null;
      float[] floats = null;
      double[] doubles = null;
      String[] strings = null;
      Integer[] boxes = null;
      int[][] table = null;
      Types.Pair<String, Integer>[] pairs = null;
      List<String>[][] lists = null;
      long seen = 0;
      in.beginRecord(ARRAYS);
      int field = in.nextField(ARRAYS, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          bytes = in.readBytes();
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 1);
        }
        if (field == 1) {
          chars = in.readChars();
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 2);
        }
        if (field == 2) {
          booleans = readArrayOfBoolean(in);
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 3);
        }
        if (field == 3) {
          shorts = readArrayOfShort(in);
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 4);
        }
        if (field == 4) {
          ints = readArrayOfInt(in);
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 5);
        }
        if (field == 5) {
          longs = readArrayOfLong(in);
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 6);
        }
        if (field == 6) {
          floats = readArrayOfFloat(in);
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 7);
        }
        if (field == 7) {
          doubles = readArrayOfDouble(in);
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 8);
        }
        if (field == 8) {
          strings = readArrayOfString(in);
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 9);
        }
        if (field == 9) {
          boxes = readArrayOfInteger(in);
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 10);
        }
        if (field == 10) {
          table = readArrayOfArrayOfInt(in);
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 11);
        }
        if (field == 11) {
          pairs = readArrayOfPairOfStringAndInteger(in);
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 12);
        }
        if (field == 12) {
          lists = readArrayOfArrayOfListOfString(in);
          seen |= 1L << field;
          field = in.nextField(ARRAYS, 13);
        }
      }
      ARRAYS.checkSeen(seen);
      return new Types.Arrays(bytes, chars, booleans, shorts, ints, longs, floats, doubles, strings,
          boxes, table, pairs, lists);
    }

    private static void writeArrayOfBoolean(ValueWriter out, boolean[] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (boolean element : array) {
        out.nextElement().writeBoolean(element);
      }
      out.endList();
    }

    private static boolean[] readArrayOfBoolean(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      boolean[] array = new boolean[in.beginList()];
      int size = 0;
      while (in.nextElement()) {
        if (size == array.length) {
          array = Arrays.copyOf(array, size * 2 + 1);
        }
        array[size++] = in.readBoolean();
      }
      return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static void writeArrayOfShort(ValueWriter out, short[] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (short element : array) {
        out.nextElement().writeShort(element);
      }
      out.endList();
    }

    private static short[] readArrayOfShort(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      short[] array = new short[in.beginList()];
      int size = 0;
      while (in.nextElement()) {
        if (size == array.length) {
          array = Arrays.copyOf(array, size * 2 + 1);
        }
        array[size++] = in.readShort();
      }
      return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static void writeArrayOfInt(ValueWriter out, int[] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (int element : array) {
        out.nextElement().writeInt(element);
      }
      out.endList();
    }

    private static int[] readArrayOfInt(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      int[] array = new int[in.beginList()];
      int size = 0;
      while (in.nextElement()) {
        if (size == array.length) {
          array = Arrays.copyOf(array, size * 2 + 1);
        }
        array[size++] = in.readInt();
      }
      return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static void writeArrayOfLong(ValueWriter out, long[] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (long element : array) {
        out.nextElement().writeLong(element);
      }
      out.endList();
    }

    private static long[] readArrayOfLong(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      long[] array = new long[in.beginList()];
      int size = 0;
      while (in.nextElement()) {
        if (size == array.length) {
          array = Arrays.copyOf(array, size * 2 + 1);
        }
        array[size++] = in.readLong();
      }
      return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static void writeArrayOfFloat(ValueWriter out, float[] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (float element : array) {
        out.nextElement().writeFloat(element);
      }
      out.endList();
    }

    private static float[] readArrayOfFloat(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      float[] array = new float[in.beginList()];
      int size = 0;
      while (in.nextElement()) {
        if (size == array.length) {
          array = Arrays.copyOf(array, size * 2 + 1);
        }
        array[size++] = in.readFloat();
      }
      return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static void writeArrayOfDouble(ValueWriter out, double[] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (double element : array) {
        out.nextElement().writeDouble(element);
      }
      out.endList();
    }

    private static double[] readArrayOfDouble(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      double[] array = new double[in.beginList()];
      int size = 0;
      while (in.nextElement()) {
        if (size == array.length) {
          array = Arrays.copyOf(array, size * 2 + 1);
        }
        array[size++] = in.readDouble();
      }
      return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static void writeArrayOfString(ValueWriter out, String[] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (String element : array) {
        out.nextElement().writeString(element);
      }
      out.endList();
    }

    private static String[] readArrayOfString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      String[] array = new String[in.beginList()];
      int size = 0;
      while (in.nextElement()) {
        if (size == array.length) {
          array = Arrays.copyOf(array, size * 2 + 1);
        }
        array[size++] = in.readString();
      }
      return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static void writeArrayOfInteger(ValueWriter out, Integer[] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (Integer element : array) {
        out.nextElement().writeIntOrNull(element);
      }
      out.endList();
    }

    private static Integer[] readArrayOfInteger(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Integer[] array = new Integer[in.beginList()];
      int size = 0;
      while (in.nextElement()) {
        if (size == array.length) {
          array = Arrays.copyOf(array, size * 2 + 1);
        }
        array[size++] = in.readIntOrNull();
      }
      return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static void writeArrayOfArrayOfInt(ValueWriter out, int[][] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (int[] element : array) {
        writeArrayOfInt(out.nextElement(), element);
      }
      out.endList();
    }

    private static int[][] readArrayOfArrayOfInt(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      int[][] array = new int[in.beginList()][];
      int size = 0;
      while (in.nextElement()) {
        if (size == array.length) {
          array = Arrays.copyOf(array, size * 2 + 1);
        }
        array[size++] = readArrayOfInt(in);
      }
      return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static void writeArrayOfPairOfStringAndInteger(ValueWriter out,
        Types.Pair<String, Integer>[] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (Types.Pair<String, Integer> element : array) {
        writePairOfStringAndInteger(out.nextElement(), element);
      }
      out.endList();
    }

    @SuppressWarnings("unchecked")
    private static Types.Pair<String, Integer>[] readArrayOfPairOfStringAndInteger(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Types.Pair<String, Integer>[] array = (Types.Pair<String, Integer>[]) new Types.Pair<?, ?>[in.beginList()];
      int size = 0;
      while (in.nextElement()) {
        if (size == array.length) {
          array = Arrays.copyOf(array, size * 2 + 1);
        }
        array[size++] = readPairOfStringAndInteger(in);
      }
      return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static void writePairOfStringAndInteger(ValueWriter out,
        Types.Pair<String, Integer> value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(PAIR_OF_STRING_AND_INTEGER);
      out.field(PAIR_OF_STRING_AND_INTEGER, 0).writeString(value.left());
      out.field(PAIR_OF_STRING_AND_INTEGER, 1).writeIntOrNull(value.right());
      out.endRecord();
    }

    private static Types.Pair<String, Integer> readPairOfStringAndInteger(ValueReader in) {
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
      return new Types.Pair<>(left, right);
    }

    private static void writeArrayOfArrayOfListOfString(ValueWriter out, List<String>[][] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (List<String>[] element : array) {
        writeArrayOfListOfString(out.nextElement(), element);
      }
      out.endList();
    }

    @SuppressWarnings("unchecked")
    private static List<String>[][] readArrayOfArrayOfListOfString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<String>[][] array = (List<String>[][]) new List<?>[in.beginList()][];
      int size = 0;
      while (in.nextElement()) {
        if (size == array.length) {
          array = Arrays.copyOf(array, size * 2 + 1);
        }
        array[size++] = readArrayOfListOfString(in);
      }
      return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static void writeArrayOfListOfString(ValueWriter out, List<String>[] array) {
      if (array == null) {
        out.writeNull();
        return;
      }
      out.beginList(array.length);
      for (List<String> element : array) {
        writeListOfString(out.nextElement(), element);
      }
      out.endList();
    }

    @SuppressWarnings("unchecked")
    private static List<String>[] readArrayOfListOfString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<String>[] array = (List<String>[]) new List<?>[in.beginList()];
      int size = 0;
      while (in.nextElement()) {
        if (size == array.length) {
          array = Arrays.copyOf(array, size * 2 + 1);
        }
        array[size++] = readListOfString(in);
      }
      return size == array.length ? array : Arrays.copyOf(array, size);
    }

    private static void writeListOfString(ValueWriter out, List<String> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (String element : list) {
        out.nextElement().writeString(element);
      }
      out.endList();
    }

    private static List<String> readListOfString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<String> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(in.readString());
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeCollectionsOfStringAndPairOfLongAndPlan(ValueWriter out,
        Types.Collections<String, Types.Pair<Long, Types.Plan>> value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN);
      writeListOfString(out.field(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 0), value.list());
      writeSetOfPairOfLongAndPlan(out.field(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 1), value.set());
      writeCollectionOfString(out.field(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 2), value.collection());
      writeListOfListOfString(out.field(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 3), value.lists());
      writeListOfArrayOfByte(out.field(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 4), value.blobs());
      writeMapOfStringToMapOfStringToPairOfLongAndPlan(out.field(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 5), value.maps());
      out.endRecord();
    }

    private static Types.Collections<String, Types.Pair<Long, Types.Plan>> readCollectionsOfStringAndPairOfLongAndPlan(
        ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<String> list = null;
      Set<Types.Pair<Long, Types.Plan>> set = null;
      Collection<String> collection = null;
      List<List<String>> lists = null;
      List<byte[]> blobs = null;
      Map<String, Map<String, Types.Pair<Long, Types.Plan>>> maps = null;
      long seen = 0;
      in.beginRecord(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN);
      int field = in.nextField(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          list = readListOfString(in);
          seen |= 1L << field;
          field = in.nextField(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 1);
        }
        if (field == 1) {
          set = readSetOfPairOfLongAndPlan(in);
          seen |= 1L << field;
          field = in.nextField(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 2);
        }
        if (field == 2) {
          collection = readCollectionOfString(in);
          seen |= 1L << field;
          field = in.nextField(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 3);
        }
        if (field == 3) {
          lists = readListOfListOfString(in);
          seen |= 1L << field;
          field = in.nextField(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 4);
        }
        if (field == 4) {
          blobs = readListOfArrayOfByte(in);
          seen |= 1L << field;
          field = in.nextField(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 5);
        }
        if (field == 5) {
          maps = readMapOfStringToMapOfStringToPairOfLongAndPlan(in);
          seen |= 1L << field;
          field = in.nextField(COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN, 6);
        }
      }
      COLLECTIONS_OF_STRING_AND_PAIR_OF_LONG_AND_PLAN.checkSeen(seen);
      return new Types.Collections<>(list, set, collection, lists, blobs, maps);
    }

    private static void writeSetOfPairOfLongAndPlan(ValueWriter out,
        Set<Types.Pair<Long, Types.Plan>> set) {
      if (set == null) {
        out.writeNull();
        return;
      }
      out.beginList(set);
      for (Types.Pair<Long, Types.Plan> element : set) {
        writePairOfLongAndPlan(out.nextElement(), element);
      }
      out.endList();
    }

    private static Set<Types.Pair<Long, Types.Plan>> readSetOfPairOfLongAndPlan(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Set<Types.Pair<Long, Types.Plan>> set = new LinkedHashSet<>(in.beginList());
      while (in.nextElement()) {
        set.add(readPairOfLongAndPlan(in));
      }
      return Collections.unmodifiableSet(set);
    }

    private static void writePairOfLongAndPlan(ValueWriter out,
        Types.Pair<Long, Types.Plan> value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(PAIR_OF_LONG_AND_PLAN);
      out.field(PAIR_OF_LONG_AND_PLAN, 0).writeLongOrNull(value.left());
      out.field(PAIR_OF_LONG_AND_PLAN, 1).writeEnum(PLAN, value.right());
      out.endRecord();
    }

    private static Types.Pair<Long, Types.Plan> readPairOfLongAndPlan(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Long left = null;
      Types.Plan right = null;
      long seen = 0;
      in.beginRecord(PAIR_OF_LONG_AND_PLAN);
      int field = in.nextField(PAIR_OF_LONG_AND_PLAN, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          left = in.readLongOrNull();
          seen |= 1L << field;
          field = in.nextField(PAIR_OF_LONG_AND_PLAN, 1);
        }
        if (field == 1) {
          right = in.readEnum(PLAN);
          seen |= 1L << field;
          field = in.nextField(PAIR_OF_LONG_AND_PLAN, 2);
        }
      }
      PAIR_OF_LONG_AND_PLAN.checkSeen(seen);
      return new Types.Pair<>(left, right);
    }

    private static void writeCollectionOfString(ValueWriter out, Collection<String> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (String element : list) {
        out.nextElement().writeString(element);
      }
      out.endList();
    }

    private static Collection<String> readCollectionOfString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<String> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(in.readString());
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeListOfListOfString(ValueWriter out, List<List<String>> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (List<String> element : list) {
        writeListOfString(out.nextElement(), element);
      }
      out.endList();
    }

    private static List<List<String>> readListOfListOfString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<List<String>> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(readListOfString(in));
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeListOfArrayOfByte(ValueWriter out, List<byte[]> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (byte[] element : list) {
        out.nextElement().writeBytes(element);
      }
      out.endList();
    }

    private static List<byte[]> readListOfArrayOfByte(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<byte[]> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(in.readBytes());
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeMapOfStringToMapOfStringToPairOfLongAndPlan(ValueWriter out,
        Map<String, Map<String, Types.Pair<Long, Types.Plan>>> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<String, Map<String, Types.Pair<Long, Types.Plan>>> entry : map.entrySet()) {
        out.nextKey().writeString(entry.getKey());
        writeMapOfStringToPairOfLongAndPlan(out, entry.getValue());
      }
      out.endMap();
    }

    private static Map<String, Map<String, Types.Pair<Long, Types.Plan>>> readMapOfStringToMapOfStringToPairOfLongAndPlan(
        ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<String, Map<String, Types.Pair<Long, Types.Plan>>> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        String key = in.readString();
        map.put(key, readMapOfStringToPairOfLongAndPlan(in));
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeMapOfStringToPairOfLongAndPlan(ValueWriter out,
        Map<String, Types.Pair<Long, Types.Plan>> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<String, Types.Pair<Long, Types.Plan>> entry : map.entrySet()) {
        out.nextKey().writeString(entry.getKey());
        writePairOfLongAndPlan(out, entry.getValue());
      }
      out.endMap();
    }

    private static Map<String, Types.Pair<Long, Types.Plan>> readMapOfStringToPairOfLongAndPlan(
        ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<String, Types.Pair<Long, Types.Plan>> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        String key = in.readString();
        map.put(key, readPairOfLongAndPlan(in));
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeKeys(ValueWriter out, Types.Keys value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(KEYS);
      writeMapOfIntegerToString(out.field(KEYS, 0), value.byInteger());
      writeMapOfLongToString(out.field(KEYS, 1), value.byLong());
      writeMapOfCharacterToBoolean(out.field(KEYS, 2), value.byCharacter());
      writeMapOfPlanToString(out.field(KEYS, 3), value.byPlan());
      writeMapOfUUIDToString(out.field(KEYS, 4), value.byUuid());
      writeMapOfLocalDateToString(out.field(KEYS, 5), value.byDate());
      writeMapOfBigDecimalToString(out.field(KEYS, 6), value.byDecimal());
      writeMapOfBigIntegerToString(out.field(KEYS, 7), value.byBigInteger());
      writeMapOfDayOfWeekToString(out.field(KEYS, 8), value.byDay());
      writeMapOfYearToString(out.field(KEYS, 9), value.byYear());
      out.endRecord();
    }

    private static Types.Keys readKeys(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<Integer, String> byInteger = null;
      Map<Long, String> byLong = null;
      Map<Character, Boolean> byCharacter = null;
      Map<Types.Plan, String> byPlan = null;
      Map<UUID, String> byUuid = null;
      Map<LocalDate, String> byDate = null;
      Map<BigDecimal, String> byDecimal = null;
      Map<BigInteger, String> byBigInteger = null;
      Map<DayOfWeek, String> byDay = null;
      Map<Year, String> byYear = null;
      long seen = 0;
      in.beginRecord(KEYS);
      int field = in.nextField(KEYS, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          byInteger = readMapOfIntegerToString(in);
          seen |= 1L << field;
          field = in.nextField(KEYS, 1);
        }
        if (field == 1) {
          byLong = readMapOfLongToString(in);
          seen |= 1L << field;
          field = in.nextField(KEYS, 2);
        }
        if (field == 2) {
          byCharacter = readMapOfCharacterToBoolean(in);
          seen |= 1L << field;
          field = in.nextField(KEYS, 3);
        }
        if (field == 3) {
          byPlan = readMapOfPlanToString(in);
          seen |= 1L << field;
          field = in.nextField(KEYS, 4);
        }
        if (field == 4) {
          byUuid = readMapOfUUIDToString(in);
          seen |= 1L << field;
          field = in.nextField(KEYS, 5);
        }
        if (field == 5) {
          byDate = readMapOfLocalDateToString(in);
          seen |= 1L << field;
          field = in.nextField(KEYS, 6);
        }
        if (field == 6) {
          byDecimal = readMapOfBigDecimalToString(in);
          seen |= 1L << field;
          field = in.nextField(KEYS, 7);
        }
        if (field == 7) {
          byBigInteger = readMapOfBigIntegerToString(in);
          seen |= 1L << field;
          field = in.nextField(KEYS, 8);
        }
        if (field == 8) {
          byDay = readMapOfDayOfWeekToString(in);
          seen |= 1L << field;
          field = in.nextField(KEYS, 9);
        }
        if (field == 9) {
          byYear = readMapOfYearToString(in);
          seen |= 1L << field;
          field = in.nextField(KEYS, 10);
        }
      }
      KEYS.checkSeen(seen);
      return new Types.Keys(byInteger, byLong, byCharacter, byPlan, byUuid, byDate, byDecimal,
          byBigInteger, byDay, byYear);
    }

    private static void writeMapOfIntegerToString(ValueWriter out, Map<Integer, String> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<Integer, String> entry : map.entrySet()) {
        out.nextKey().writeIntOrNull(entry.getKey());
        out.writeString(entry.getValue());
      }
      out.endMap();
    }

    private static Map<Integer, String> readMapOfIntegerToString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<Integer, String> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        Integer key = in.readIntOrNull();
        map.put(key, in.readString());
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeMapOfLongToString(ValueWriter out, Map<Long, String> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<Long, String> entry : map.entrySet()) {
        out.nextKey().writeLongOrNull(entry.getKey());
        out.writeString(entry.getValue());
      }
      out.endMap();
    }

    private static Map<Long, String> readMapOfLongToString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<Long, String> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        Long key = in.readLongOrNull();
        map.put(key, in.readString());
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeMapOfCharacterToBoolean(ValueWriter out, Map<Character, Boolean> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<Character, Boolean> entry : map.entrySet()) {
        out.nextKey().writeCharOrNull(entry.getKey());
        out.writeBooleanOrNull(entry.getValue());
      }
      out.endMap();
    }

    private static Map<Character, Boolean> readMapOfCharacterToBoolean(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<Character, Boolean> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        Character key = in.readCharOrNull();
        map.put(key, in.readBooleanOrNull());
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeMapOfPlanToString(ValueWriter out, Map<Types.Plan, String> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<Types.Plan, String> entry : map.entrySet()) {
        out.nextKey().writeEnum(PLAN, entry.getKey());
        out.writeString(entry.getValue());
      }
      out.endMap();
    }

    private static Map<Types.Plan, String> readMapOfPlanToString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<Types.Plan, String> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        Types.Plan key = in.readEnum(PLAN);
        map.put(key, in.readString());
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeMapOfUUIDToString(ValueWriter out, Map<UUID, String> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<UUID, String> entry : map.entrySet()) {
        out.nextKey().writeText(TextForm.UUID, entry.getKey());
        out.writeString(entry.getValue());
      }
      out.endMap();
    }

    private static Map<UUID, String> readMapOfUUIDToString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<UUID, String> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        UUID key = in.readText(TextForm.UUID);
        map.put(key, in.readString());
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeMapOfLocalDateToString(ValueWriter out, Map<LocalDate, String> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<LocalDate, String> entry : map.entrySet()) {
        out.nextKey().writeText(TextForm.LOCAL_DATE, entry.getKey());
        out.writeString(entry.getValue());
      }
      out.endMap();
    }

    private static Map<LocalDate, String> readMapOfLocalDateToString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<LocalDate, String> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        LocalDate key = in.readText(TextForm.LOCAL_DATE);
        map.put(key, in.readString());
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeMapOfBigDecimalToString(ValueWriter out, Map<BigDecimal, String> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<BigDecimal, String> entry : map.entrySet()) {
        out.nextKey().writeBigDecimal(entry.getKey());
        out.writeString(entry.getValue());
      }
      out.endMap();
    }

    private static Map<BigDecimal, String> readMapOfBigDecimalToString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<BigDecimal, String> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        BigDecimal key = in.readBigDecimal();
        map.put(key, in.readString());
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeMapOfBigIntegerToString(ValueWriter out, Map<BigInteger, String> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<BigInteger, String> entry : map.entrySet()) {
        out.nextKey().writeBigInteger(entry.getKey());
        out.writeString(entry.getValue());
      }
      out.endMap();
    }

    private static Map<BigInteger, String> readMapOfBigIntegerToString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<BigInteger, String> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        BigInteger key = in.readBigInteger();
        map.put(key, in.readString());
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeMapOfDayOfWeekToString(ValueWriter out, Map<DayOfWeek, String> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<DayOfWeek, String> entry : map.entrySet()) {
        out.nextKey().writeEnum(DAY_OF_WEEK, entry.getKey());
        out.writeString(entry.getValue());
      }
      out.endMap();
    }

    private static Map<DayOfWeek, String> readMapOfDayOfWeekToString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<DayOfWeek, String> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        DayOfWeek key = in.readEnum(DAY_OF_WEEK);
        map.put(key, in.readString());
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeMapOfYearToString(ValueWriter out, Map<Year, String> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<Year, String> entry : map.entrySet()) {
        out.nextKey().writeYear(entry.getKey());
        out.writeString(entry.getValue());
      }
      out.endMap();
    }

    private static Map<Year, String> readMapOfYearToString(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<Year, String> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        Year key = in.readYear();
        map.put(key, in.readString());
      }
      return Collections.unmodifiableMap(map);
    }

    private static void writeMaybes(ValueWriter out, Types.Maybes value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(MAYBES);
      writeOptionalOfString(out.field(MAYBES, 0), value.text());
      writeOptionalOfListOfString(out.field(MAYBES, 1), value.list());
      writeOptionalOfUUID(out.field(MAYBES, 2), value.uuid());
      out.field(MAYBES, 3).writeOptionalInt(value.integer());
      out.field(MAYBES, 4).writeOptionalLong(value.number());
      out.field(MAYBES, 5).writeOptionalDouble(value.real());
      out.endRecord();
    }

    private static Types.Maybes readMaybes(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Optional<String> text = Optional.empty();
      Optional<List<String>> list = Optional.empty();
      Optional<UUID> uuid = Optional.empty();
      OptionalInt integer = OptionalInt.empty();
      OptionalLong number = OptionalLong.empty();
      OptionalDouble real = OptionalDouble.empty();
      long seen = 0;
      in.beginRecord(MAYBES);
      int field = in.nextField(MAYBES, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          text = readOptionalOfString(in);
          seen |= 1L << field;
          field = in.nextField(MAYBES, 1);
        }
        if (field == 1) {
          list = readOptionalOfListOfString(in);
          seen |= 1L << field;
          field = in.nextField(MAYBES, 2);
        }
        if (field == 2) {
          uuid = readOptionalOfUUID(in);
          seen |= 1L << field;
          field = in.nextField(MAYBES, 3);
        }
        if (field == 3) {
          integer = in.readOptionalInt();
          seen |= 1L << field;
          field = in.nextField(MAYBES, 4);
        }
        if (field == 4) {
          number = in.readOptionalLong();
          seen |= 1L << field;
          field = in.nextField(MAYBES, 5);
        }
        if (field == 5) {
          real = in.readOptionalDouble();
          seen |= 1L << field;
          field = in.nextField(MAYBES, 6);
        }
      }
      MAYBES.checkSeen(seen);
      return new Types.Maybes(text, list, uuid, integer, number, real);
    }

    private static void writeOptionalOfString(ValueWriter out, Optional<String> value) {
      if (value == null || value.isEmpty()) {
        out.writeNull();
        return;
      }
      out.present().writeString(value.get());
    }

    private static Optional<String> readOptionalOfString(ValueReader in) {
      return Optional.ofNullable(in.readString());
    }

    private static void writeOptionalOfListOfString(ValueWriter out, Optional<List<String>> value) {
      if (value == null || value.isEmpty()) {
        out.writeNull();
        return;
      }
      writeListOfString(out.present(), value.get());
    }

    private static Optional<List<String>> readOptionalOfListOfString(ValueReader in) {
      return Optional.ofNullable(readListOfString(in));
    }

    private static void writeOptionalOfUUID(ValueWriter out, Optional<UUID> value) {
      if (value == null || value.isEmpty()) {
        out.writeNull();
        return;
      }
      out.present().writeText(TextForm.UUID, value.get());
    }

    private static Optional<UUID> readOptionalOfUUID(ValueReader in) {
      return Optional.ofNullable(in.readText(TextForm.UUID));
    }

    private static void writeListOfShape(ValueWriter out, List<Types.Shape> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (Types.Shape element : list) {
        writeShape(out.nextElement(), element);
      }
      out.endList();
    }

    private static List<Types.Shape> readListOfShape(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<Types.Shape> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(readShape(in));
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeShape(ValueWriter out, Types.Shape value) {
      if (value == null) {
        out.writeNull();
      } else if (value instanceof Types.Circle part) {
        writeCircleAsShape(out, part);
      } else if (value instanceof Types.Group part) {
        writeGroupAsShape(out, part);
      } else {
        throw new IllegalArgumentException("a Types.Shape of an unknown class");
      }
    }

    private static Types.Shape readShape(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      return switch (in.peekTag(SHAPE)) {
        case 0 -> readCircleAsShape(in);
        default -> readGroupAsShape(in);
      };
    }

    private static void writeCircleAsShape(ValueWriter out, Types.Circle value) {
      out.beginRecord(CIRCLE_AS_SHAPE);
      out.field(CIRCLE_AS_SHAPE, 0).writeString("Circle");
      out.field(CIRCLE_AS_SHAPE, 1).writeDouble(value.radius());
      out.endRecord();
    }

    private static Types.Circle readCircleAsShape(ValueReader in) {
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
      return new Types.Circle(radius);
    }

    private static void writeGroupAsShape(ValueWriter out, Types.Group value) {
      out.beginRecord(GROUP_AS_SHAPE);
      out.field(GROUP_AS_SHAPE, 0).writeString("several");
      writeShape(out.field(GROUP_AS_SHAPE, 1), value.first());
      writeListOfCircle(out.field(GROUP_AS_SHAPE, 2), value.circles());
      out.endRecord();
    }

    private static Types.Group readGroupAsShape(ValueReader in) {
      Types.Shape first = null;
      List<Types.Circle> circles = null;
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
          first = readShape(in);
          seen |= 1L << field;
          field = in.nextField(GROUP_AS_SHAPE, 2);
        }
        if (field == 2) {
          circles = readListOfCircle(in);
          seen |= 1L << field;
          field = in.nextField(GROUP_AS_SHAPE, 3);
        }
      }
      GROUP_AS_SHAPE.checkSeen(seen);
      return new Types.Group(first, circles);
    }

    private static void writeListOfCircle(ValueWriter out, List<Types.Circle> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (Types.Circle element : list) {
        writeCircle(out.nextElement(), element);
      }
      out.endList();
    }

    private static List<Types.Circle> readListOfCircle(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<Types.Circle> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(readCircle(in));
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeCircle(ValueWriter out, Types.Circle value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(CIRCLE);
      out.field(CIRCLE, 0).writeDouble(value.radius());
      out.endRecord();
    }

    private static Types.Circle readCircle(ValueReader in) {
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
      return new Types.Circle(radius);
    }
  }
}
