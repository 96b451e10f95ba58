package io.cacheme.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of ten components with a list and a map. */
record UserView(
    long id,
    @Nullable String name,
    @Nullable String email,
    int age,
    boolean active,
    double score,
    @Nullable Plan plan,
    @Nullable Instant createdAt,
    @Nullable List<@Nullable String> tags,
    @Nullable Map<@Nullable String, @Nullable Long> counters) {

  enum Plan {
    FREE,
    TEAM,
    COMPANY
  }

  static final ValueType<UserView> TYPE = ValueType.of("UserView", new UserViewCodec());

  static UserView sample() {
    Map<String, Long> counters = new LinkedHashMap<>();
    counters.put("logins", 1234L);
    counters.put("orders", 17L);
    counters.put("returns", 2L);
    return new UserView(
        42,
        "Ada Lovelace",
        "ada@example.org",
        36,
        true,
        99.5,
        Plan.TEAM,
        Instant.parse("2025-11-01T12:34:56.789Z"),
        List.of("admin", "beta", "newsletter"),
        counters);
  }

  /** What the processor would write for it. */
  static final class UserViewCodec implements Codec<UserView> {

    private static final FieldNames USER_VIEW =
        FieldNames.of(
            "id",
            "name",
            "email",
            "age",
            "active",
            "score",
            "plan",
            "createdAt",
            "tags",
            "counters");
    private static final EnumNames<Plan> PLAN = EnumNames.of(Plan.values());

    @Override
    public void write(ValueWriter out, UserView value) {
      out.beginRecord(USER_VIEW);
      out.field(USER_VIEW, 0).writeLong(value.id());
      out.field(USER_VIEW, 1).writeString(value.name());
      out.field(USER_VIEW, 2).writeString(value.email());
      out.field(USER_VIEW, 3).writeInt(value.age());
      out.field(USER_VIEW, 4).writeBoolean(value.active());
      out.field(USER_VIEW, 5).writeDouble(value.score());
      out.field(USER_VIEW, 6).writeEnum(PLAN, value.plan());
      out.field(USER_VIEW, 7).writeInstant(value.createdAt());
      writeListOfString(out.field(USER_VIEW, 8), value.tags());
      writeMapOfLong(out.field(USER_VIEW, 9), value.counters());
      out.endRecord();
    }

    @Override
    public UserView read(ValueReader in) {
      long id = 0;
      String name = null;
      String email = null;
      int age = 0;
      boolean active = false;
      double score = 0;
      Plan plan = null;
      Instant createdAt = null;
      List<String> tags = null;
      Map<String, Long> counters = null;
      long seen = 0;
      in.beginRecord(USER_VIEW);
      for (int field = in.nextField(USER_VIEW, 0);
          field != ValueReader.END;
          field = in.nextField(USER_VIEW, field + 1)) {
        seen |= 1L << field;
        switch (field) {
          case 0 -> id = in.readLong();
          case 1 -> name = in.readString();
          case 2 -> email = in.readString();
          case 3 -> age = in.readInt();
          case 4 -> active = in.readBoolean();
          case 5 -> score = in.readDouble();
          case 6 -> plan = in.readEnum(PLAN);
          case 7 -> createdAt = in.readInstant();
          case 8 -> tags = readListOfString(in);
          default -> counters = readMapOfLong(in);
        }
      }
      USER_VIEW.checkSeen(seen);
      return new UserView(id, name, email, age, active, score, plan, createdAt, tags, counters);
    }

    private static void writeListOfString(ValueWriter out, List<String> list) {
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

    private static void writeMapOfLong(ValueWriter out, Map<String, Long> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map.size());
      for (Map.Entry<String, Long> entry : map.entrySet()) {
        out.nextKey().writeString(entry.getKey());
        out.writeLongOrNull(entry.getValue());
      }
      out.endMap();
    }

    private static Map<String, Long> readMapOfLong(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      Map<String, Long> map = new LinkedHashMap<>(in.beginMap());
      while (in.nextKey()) {
        String key = in.readString();
        map.put(key, in.readLongOrNull());
      }
      return Collections.unmodifiableMap(map);
    }
  }
}
