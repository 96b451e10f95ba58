package demo;

import io.cacheme.codec.Codec;
import io.cacheme.codec.EnumNames;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Generated;

/** Writes and reads what {@link UserInfo} caches and all that it reaches. Null parts stay null. */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
final class UserInfoCodec implements Codec<UserInfo.UserView> {
  private static final FieldNames USER_VIEW = FieldNames.of("id", "name", "active", "age", "plan",
      "createdAt", "session", "address", "tags", "former", "byPlan").optional("address");

  private static final EnumNames<UserInfo.Plan> PLAN = EnumNames.of(UserInfo.Plan.values());

  private static final FieldNames ADDRESS = FieldNames.of("street", "city").optional("city");

  @Override
  public void write(ValueWriter out, UserInfo.UserView value) {
    writeUserView(out, value);
  }

  @Override
  public UserInfo.UserView read(ValueReader in) {
    return readUserView(in);
  }

  private static void writeUserView(ValueWriter out, UserInfo.UserView value) {
    if (value == null) {
      out.writeNull();
      return;
    }
    out.beginRecord(USER_VIEW);
    out.field(USER_VIEW, 0).writeLong(value.id());
    out.field(USER_VIEW, 1).writeString(value.name());
    out.field(USER_VIEW, 2).writeBoolean(value.active());
    out.field(USER_VIEW, 3).writeIntOrNull(value.age());
    out.field(USER_VIEW, 4).writeEnum(PLAN, value.plan());
    out.field(USER_VIEW, 5).writeInstant(value.createdAt());
    out.field(USER_VIEW, 6).writeDuration(value.session());
    writeOptionalOfAddress(out.field(USER_VIEW, 7), value.address());
    writeListOfString(out.field(USER_VIEW, 8), value.tags());
    writeSetOfPlan(out.field(USER_VIEW, 9), value.former());
    writeMapOfPlanToListOfAddress(out.field(USER_VIEW, 10), value.byPlan());
    out.endRecord();
  }

  private static UserInfo.UserView readUserView(ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    long id = 0;
    String name = null;
    boolean active = false;
    Integer age = null;
    UserInfo.Plan plan = null;
    Instant createdAt = null;
    Duration session = null;
    Optional<UserInfo.Address> address = Optional.empty();
    List<String> tags = null;
    Set<UserInfo.Plan> former = null;
    Map<UserInfo.Plan, List<UserInfo.Address>> byPlan = null;
    long seen = 0;
    int field = -1;
    in.beginRecord(USER_VIEW);
    while ((field = in.nextField(USER_VIEW, field + 1)) != ValueReader.END) {
      seen |= 1L << field;
      switch (field) {
        case 0 -> id = in.readLong();
        case 1 -> name = in.readString();
        case 2 -> active = in.readBoolean();
        case 3 -> age = in.readIntOrNull();
        case 4 -> plan = in.readEnum(PLAN);
        case 5 -> createdAt = in.readInstant();
        case 6 -> session = in.readDuration();
        case 7 -> address = readOptionalOfAddress(in);
        case 8 -> tags = readListOfString(in);
        case 9 -> former = readSetOfPlan(in);
        case 10 -> byPlan = readMapOfPlanToListOfAddress(in);
      }
    }
    USER_VIEW.checkSeen(seen);
    return new UserInfo.UserView(id, name, active, age, plan, createdAt, session, address, tags,
        former, byPlan);
  }

  private static void writeOptionalOfAddress(ValueWriter out, Optional<UserInfo.Address> value) {
    if (value == null || value.isEmpty()) {
      out.writeNull();
      return;
    }
    writeAddress(out, value.get());
  }

  private static Optional<UserInfo.Address> readOptionalOfAddress(ValueReader in) {
    return Optional.ofNullable(readAddress(in));
  }

  private static void writeAddress(ValueWriter out, UserInfo.Address value) {
    if (value == null) {
      out.writeNull();
      return;
    }
    out.beginRecord(ADDRESS);
    out.field(ADDRESS, 0).writeString(value.street());
    writeOptionalOfString(out.field(ADDRESS, 1), value.city());
    out.endRecord();
  }

  private static UserInfo.Address readAddress(ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    String street = null;
    Optional<String> city = Optional.empty();
    long seen = 0;
    int field = -1;
    in.beginRecord(ADDRESS);
    while ((field = in.nextField(ADDRESS, field + 1)) != ValueReader.END) {
      seen |= 1L << field;
      switch (field) {
        case 0 -> street = in.readString();
        case 1 -> city = readOptionalOfString(in);
      }
    }
    ADDRESS.checkSeen(seen);
    return new UserInfo.Address(street, city);
  }

  private static void writeOptionalOfString(ValueWriter out, Optional<String> value) {
    if (value == null || value.isEmpty()) {
      out.writeNull();
      return;
    }
    out.writeString(value.get());
  }

  private static Optional<String> readOptionalOfString(ValueReader in) {
    return Optional.ofNullable(in.readString());
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

  private static void writeSetOfPlan(ValueWriter out, Set<UserInfo.Plan> set) {
    if (set == null) {
      out.writeNull();
      return;
    }
    out.beginList(set.size());
    for (UserInfo.Plan element : set) {
      out.nextElement().writeEnum(PLAN, element);
    }
    out.endList();
  }

  private static Set<UserInfo.Plan> readSetOfPlan(ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    Set<UserInfo.Plan> set = new LinkedHashSet<>(in.beginList());
    while (in.nextElement()) {
      set.add(in.readEnum(PLAN));
    }
    return Collections.unmodifiableSet(set);
  }

  private static void writeMapOfPlanToListOfAddress(ValueWriter out,
      Map<UserInfo.Plan, List<UserInfo.Address>> map) {
    if (map == null) {
      out.writeNull();
      return;
    }
    out.beginMap(map.size());
    for (Map.Entry<UserInfo.Plan, List<UserInfo.Address>> entry : map.entrySet()) {
      out.nextKey().writeEnum(PLAN, entry.getKey());
      writeListOfAddress(out, entry.getValue());
    }
    out.endMap();
  }

  private static Map<UserInfo.Plan, List<UserInfo.Address>> readMapOfPlanToListOfAddress(
      ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    Map<UserInfo.Plan, List<UserInfo.Address>> map = new LinkedHashMap<>(in.beginMap());
    while (in.nextKey()) {
      UserInfo.Plan key = in.readEnum(PLAN);
      map.put(key, readListOfAddress(in));
    }
    return Collections.unmodifiableMap(map);
  }

  private static void writeListOfAddress(ValueWriter out, List<UserInfo.Address> list) {
    if (list == null) {
      out.writeNull();
      return;
    }
    out.beginList(list.size());
    for (UserInfo.Address element : list) {
      writeAddress(out.nextElement(), element);
    }
    out.endList();
  }

  private static List<UserInfo.Address> readListOfAddress(ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    List<UserInfo.Address> list = new ArrayList<>(in.beginList());
    while (in.nextElement()) {
      list.add(readAddress(in));
    }
    return Collections.unmodifiableList(list);
  }
}
