package io.cacheme.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whence answers without a value come where the network changes bits: from marks of removals. */
class ChangedBitTest {

  private static final long NOW = 1_761_998_096_789L;

  /** As docs/format.md says of tombstones. */
  private static final Entry<String> TOMBSTONE = Entry.absent(0x2EC6B55CC66E2736L, 1);

  private final ValueType<String> text = ValueType.of(String.class);
  private final MsgPackSerializer serializer = new MsgPackSerializer();

  @Test
  void ofAValue_neverSaysThatThereIsNone() {
    assertThat(absences(Entry.of("a value", NOW, NOW + 60_000))).isZero();
  }

  @Test
  void ofATombstone_maySayThatThereIsNone_whereItsExpiryLosesItsName() {
    assertThat(absences(TOMBSTONE)).isEqualTo(7); // of the eight of "e", one makes it an "a"
  }

  /** How many bits there are each of which makes it an absence that counts. */
  private long absences(Entry<String> entry) {
    byte[] bytes = serializer.encode(entry, text);
    return IntStream.range(0, bytes.length * Byte.SIZE)
        .filter(bit -> isAbsence(changed(bytes, bit)))
        .count();
  }

  private boolean isAbsence(byte[] bytes) {
    try {
      Entry<String> read = serializer.decode(bytes, text);
      return read.absent() && !read.isExpired(NOW);
    } catch (UndecodableException e) {
      return false; // a miss
    }
  }

  private static byte[] changed(byte[] bytes, int bit) {
    byte[] changed = bytes.clone();
    changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return changed;
  }
}
