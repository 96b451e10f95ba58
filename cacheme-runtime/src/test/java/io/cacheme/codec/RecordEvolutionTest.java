package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What other versions of a record wrote. */
final class RecordEvolutionTest {

  private static List<String> read(byte[] bytes, FieldNames names) {
    MsgPackReader in = new MsgPackReader();
    in.reset(bytes);
    List<String> values = new ArrayList<>(Collections.nCopies(names.size(), "-"));
    long[] seen = new long[(names.size() + 63) / 64];
    in.beginRecord(names);
    for (int field = in.nextField(names, 0);
        field != ValueReader.END;
        field = in.nextField(names, field + 1)) {
      seen[field / 64] |= 1L << field;
      values.set(field, in.readString());
    }
    names.checkSeen(seen);
    in.checkEnd();
    return values;
  }

  private static byte[] written(String... names) {
    FieldNames fields = FieldNames.of(names);
    MsgPackWriter out = new MsgPackWriter();
    out.beginRecord(fields);
    for (int i = 0; i < names.length; i++) {
      out.field(fields, i).writeString(names[i] + "!");
    }
    out.endRecord();
    return out.toBytes();
  }

  @Test
  void reordered_isRead() {
    assertThat(read(written("c", "a", "b"), FieldNames.of("a", "b", "c")))
        .containsExactly("a!", "b!", "c!");
  }

  @Test
  void removedComponent_isSkipped() {
    assertThat(read(written("a", "old", "b"), FieldNames.of("a", "b"))).containsExactly("a!", "b!");
  }

  @Test
  void nameThatBeginsTheSame_isAnother() {
    assertThat(read(written("ab", "a"), FieldNames.of("a", "abc").optional("abc")))
        .containsExactly("a!", "-");
  }

  @Test
  void addedComponent_isUndecodableUnlessOptional() {
    assertThatThrownBy(() -> read(written("a"), FieldNames.of("a", "b")))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("the component b is missing");
    assertThat(read(written("a"), FieldNames.of("a", "b").optional("b")))
        .containsExactly("a!", "-");
  }

  @Test
  void manyComponents_areReadInAnyOrder() {
    String[] names = IntStream.range(0, 255).mapToObj(i -> "name" + i).toArray(String[]::new);
    List<String> backwards = new ArrayList<>(List.of(names));
    Collections.reverse(backwards);
    byte[] bytes = written(backwards.toArray(String[]::new));
    assertThat(read(bytes, FieldNames.of(names))).hasSize(255).doesNotContain("-");
    backwards.remove("name200");
    byte[] fewer = written(backwards.toArray(String[]::new));
    assertThatThrownBy(() -> read(fewer, FieldNames.of(names)))
        .hasMessage("the component name200 is missing");
  }

  @Test
  void unknownEnumConstant_isUndecodable() {
    MsgPackReader in = new MsgPackReader();
    in.reset(MsgPackWriter.encodeString("PURPLE"));
    assertThatThrownBy(() -> in.readEnum(EnumNames.of(Everything.Color.values())))
        .isInstanceOf(UndecodableException.class);
  }

  @Test
  void namesTwiceOrUnknown_areRefused() {
    assertThatThrownBy(() -> FieldNames.of("a", "a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FieldNames.of("a").optional("b"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
