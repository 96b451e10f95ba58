package io.cacheme.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record with a component of every kind that the writer and the reader know. */
@SuppressWarnings("ArrayRecordComponent")
record Everything(
    boolean flag,
    byte tiny,
    short small,
    char unit,
    int number,
    long large,
    float single,
    double real,
    @Nullable Boolean boxedFlag,
    @Nullable Byte boxedTiny,
    @Nullable Short boxedSmall,
    @Nullable Character boxedUnit,
    @Nullable Integer boxedNumber,
    @Nullable Long boxedLarge,
    @Nullable Float boxedSingle,
    @Nullable Double boxedReal,
    @Nullable String text,
    byte @Nullable [] bytes,
    @Nullable Instant at,
    @Nullable Duration lasting,
    @Nullable Color color,
    Optional<String> maybe,
    @Nullable List<@Nullable String> texts,
    @Nullable Map<@Nullable Integer, @Nullable String> byNumber,
    @Nullable List<@Nullable Everything> children) {

  @SuppressWarnings("UnicodeInCode") // a name that is not ASCII
  enum Color {
    RED,
    GREEN,
    BLUE,
    BLÅ
  }

  static final ValueType<Everything> TYPE = ValueType.of("Everything", new EverythingCodec());

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Everything that
        && Arrays.equals(bytes, that.bytes)
        && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(
        flag,
        tiny,
        small,
        unit,
        number,
        large,
        single,
        real,
        boxedFlag,
        boxedTiny,
        boxedSmall,
        boxedUnit,
        boxedNumber,
        boxedLarge,
        boxedSingle,
        boxedReal,
        text,
        at,
        lasting,
        color,
        maybe,
        texts,
        byNumber,
        children);
  }

  /** What the processor would write for it. */
  static final class EverythingCodec implements Codec<Everything> {

    private static final FieldNames NAMES =
        FieldNames.of(
                "flag",
                "tiny",
                "small",
                "unit",
                "number",
                "large",
                "single",
                "real",
                "boxedFlag",
                "boxedTiny",
                "boxedSmall",
                "boxedUnit",
                "boxedNumber",
                "boxedLarge",
                "boxedSingle",
                "boxedReal",
                "text",
                "bytes",
                "at",
                "lasting",
                "color",
                "maybe",
                "texts",
                "byNumber",
                "children")
            .optional("maybe");
    private static final EnumNames<Color> COLOR = EnumNames.of(Color.values());

    @Override
    public void write(ValueWriter out, Everything value) {
      writeEverything(out, value);
    }

    @Override
    public Everything read(ValueReader in) {
      return readEverything(in);
    }

    private static void writeEverything(ValueWriter out, Everything value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(NAMES);
      out.field(NAMES, 0).writeBoolean(value.flag());
      out.field(NAMES, 1).writeByte(value.tiny());
      out.field(NAMES, 2).writeShort(value.small());
      out.field(NAMES, 3).writeChar(value.unit());
      out.field(NAMES, 4).writeInt(value.number());
      out.field(NAMES, 5).writeLong(value.large());
      out.field(NAMES, 6).writeFloat(value.single());
      out.field(NAMES, 7).writeDouble(value.real());
      out.field(NAMES, 8).writeBooleanOrNull(value.boxedFlag());
      out.field(NAMES, 9).writeByteOrNull(value.boxedTiny());
      out.field(NAMES, 10).writeShortOrNull(value.boxedSmall());
      out.field(NAMES, 11).writeCharOrNull(value.boxedUnit());
      out.field(NAMES, 12).writeIntOrNull(value.boxedNumber());
      out.field(NAMES, 13).writeLongOrNull(value.boxedLarge());
      out.field(NAMES, 14).writeFloatOrNull(value.boxedSingle());
      out.field(NAMES, 15).writeDoubleOrNull(value.boxedReal());
      out.field(NAMES, 16).writeString(value.text());
      out.field(NAMES, 17).writeBytes(value.bytes());
      out.field(NAMES, 18).writeInstant(value.at());
      out.field(NAMES, 19).writeDuration(value.lasting());
      out.field(NAMES, 20).writeEnum(COLOR, value.color());
      out.field(NAMES, 21).writeString(value.maybe().orElse(null));
      writeTexts(out.field(NAMES, 22), value.texts());
      writeByNumber(out.field(NAMES, 23), value.byNumber());
      writeChildren(out.field(NAMES, 24), value.children());
      out.endRecord();
    }

    private static Everything readEverything(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      boolean flag = false;
      byte tiny = 0;
      short small = 0;
      char unit = 0;
      int number = 0;
      long large = 0;
      float single = 0;
      double real = 0;
      Boolean boxedFlag = null;
      Byte boxedTiny = null;
      Short boxedSmall = null;
      Character boxedUnit = null;
      Integer boxedNumber = null;
      Long boxedLarge = null;
      Float boxedSingle = null;
      Double boxedReal = null;
      String text = null;
      byte[] bytes = null;
      Instant at = null;
      Duration lasting = null;
      Color color = null;
      Optional<String> maybe = Optional.empty();
      List<String> texts = null;
      Map<Integer, String> byNumber = null;
      List<Everything> children = null;
      long seen = 0;
      in.beginRecord(NAMES);
      for (int field = in.nextField(NAMES, 0);
          field != ValueReader.END;
          field = in.nextField(NAMES, field + 1)) {
        seen |= 1L << field;
        switch (field) {
          case 0 -> flag = in.readBoolean();
          case 1 -> tiny = in.readByte();
          case 2 -> small = in.readShort();
          case 3 -> unit = in.readChar();
          case 4 -> number = in.readInt();
          case 5 -> large = in.readLong();
          case 6 -> single = in.readFloat();
          case 7 -> real = in.readDouble();
          case 8 -> boxedFlag = in.readBooleanOrNull();
          case 9 -> boxedTiny = in.readByteOrNull();
          case 10 -> boxedSmall = in.readShortOrNull();
          case 11 -> boxedUnit = in.readCharOrNull();
          case 12 -> boxedNumber = in.readIntOrNull();
          case 13 -> boxedLarge = in.readLongOrNull();
          case 14 -> boxedSingle = in.readFloatOrNull();
          case 15 -> boxedReal = in.readDoubleOrNull();
          case 16 -> text = in.readString();
          case 17 -> bytes = in.readBytes();
          case 18 -> at = in.readInstant();
          case 19 -> lasting = in.readDuration();
          case 20 -> color = in.readEnum(COLOR);
          case 21 -> maybe = Optional.ofNullable(in.readString());
          case 22 -> texts = readTexts(in);
          case 23 -> byNumber = readByNumber(in);
          default -> children = readChildren(in);
        }
      }
      NAMES.checkSeen(seen);
      return new Everything(
          flag,
          tiny,
          small,
          unit,
          number,
          large,
          single,
          real,
          boxedFlag,
          boxedTiny,
          boxedSmall,
          boxedUnit,
          boxedNumber,
          boxedLarge,
          boxedSingle,
          boxedReal,
          text,
          bytes,
          at,
          lasting,
          color,
          maybe,
          texts,
          byNumber,
          children);
    }

    private static void writeTexts(ValueWriter out, List<String> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list.size());
      for (String element : list) {
        out.nextElement().writeString(element);
      }
      out.endList();
    }

    private static List<String> readTexts(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<String> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(in.readString());
      }
      return Collections.unmodifiableList(list);
    }

    private static void writeByNumber(ValueWriter out, Map<Integer, String> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map.size());
      for (Map.Entry<Integer, String> entry : map.entrySet()) {
        out.nextKey().writeIntOrNull(entry.getKey());
        out.writeString(entry.getValue());
      }
      out.endMap();
    }

    private static Map<Integer, String> readByNumber(ValueReader in) {
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

    private static void writeChildren(ValueWriter out, List<Everything> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list.size());
      for (Everything element : list) {
        writeEverything(out.nextElement(), element);
      }
      out.endList();
    }

    private static List<Everything> readChildren(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<Everything> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(readEverything(in));
      }
      return Collections.unmodifiableList(list);
    }
  }
}
