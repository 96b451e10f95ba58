package demo;

import io.cacheme.codec.Codec;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import javax.annotation.processing.Generated;

/** Writes and reads what {@link UserInfo} caches and all that it reaches. Null parts stay null. */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
final class UserInfoCodec implements Codec<UserInfo.UserView> {
  private static final FieldNames USER_VIEW = FieldNames.of("id", "name");

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
    out.endRecord();
  }

  private static UserInfo.UserView readUserView(ValueReader in) {
    if (in.readNull()) {
      return null;
    }
    long id = 0;
    String name = null;
    long seen = 0;
    int field = -1;
    in.beginRecord(USER_VIEW);
    while ((field = in.nextField(USER_VIEW, field + 1)) != ValueReader.END) {
      seen |= 1L << field;
      switch (field) {
        case 0 -> id = in.readLong();
        case 1 -> name = in.readString();
      }
    }
    USER_VIEW.checkSeen(seen);
    return new UserInfo.UserView(id, name);
  }
}
