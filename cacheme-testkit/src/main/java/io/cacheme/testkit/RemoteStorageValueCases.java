package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cacheme.spi.RemoteStorage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values come back as they were kept, and none that is too large is kept. */
abstract class RemoteStorageValueCases extends RemoteStorageFixture {

  private static final int LARGE = 15 * MEBIBYTE;

  @Test
  void get_absent_isNull() {
    assertAbsent("absent");
  }

  @Test
  void put_everyByteValue_isKept() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    put("all", all, HOUR);

    assertHas("all", all);
  }

  @Test
  void put_empty_isAValue() {
    put("empty", new byte[0], HOUR);

    assertHas("empty", new byte[0]);
    assertThat(getAll("empty")).containsOnlyKeys(key("empty"));
  }

  @Test
  void put_oneMebibyte_isKept() {
    assumeTrue(
        storage.maxValueBytes() >= MEBIBYTE,
        () -> "create() takes " + storage.maxValueBytes() + " bytes, less than 1 MiB");
    byte[] value = text(MEBIBYTE);
    put("mebibyte", value, HOUR);

    assertHas("mebibyte", value);
    assertBytes("getAll of mebibyte", getAll("mebibyte").get(key("mebibyte")), value);
    remove("mebibyte");
  }

  @Test
  void put_asLargeAsAllowed_isKept() {
    byte[] largest = text(storage.maxValueBytes());
    put("largest", largest, HOUR);

    assertHas("largest", largest);
    remove("largest");
  }

  @Test
  void put_fifteenMebibytes_isKept() {
    RemoteStorage large = opened(createLarge());
    assumeTrue(
        large.maxValueBytes() >= LARGE,
        () -> "createLarge() takes " + large.maxValueBytes() + " bytes, less than 15 MiB");
    byte[] value = text(LARGE);
    answerOf("put of 15 MiB", large.put(key("large"), value, HOUR));

    assertBytes("get of 15 MiB", answerOf("get", large.get(key("large"))), value);
    answerOf("remove of 15 MiB", large.remove(key("large")));
  }

  @Test
  void put_oneByteOverTheLimit_failsAndKeepsTheOldValue() {
    byte[] tooLarge = new byte[storage.maxValueBytes() + 1];
    put("big", bytes("old"), HOUR);

    failureOf("put of one byte too much", () -> storage.put(key("big"), tooLarge, HOUR));
    assertHas("big", bytes("old"));
  }

  @Test
  void putAll_oneByteOverTheLimit_failsAndWritesNone() {
    byte[] tooLarge = new byte[storage.maxValueBytes() + 1];
    put("big", bytes("old"), HOUR);

    failureOf(
        "putAll of one byte too much",
        () ->
            storage.putAll(
                List.of(
                    entry("before", bytes("1"), HOUR),
                    entry("big", tooLarge, HOUR),
                    entry("after", bytes("2"), HOUR))));
    assertHas("big", bytes("old"));
    assertAbsent("before");
    assertAbsent("after");
  }

  @Test
  void put_overTheLimit_failureDoesNotShowTheValue() {
    byte[] secret = new byte[storage.maxValueBytes() + 1];
    Arrays.fill(secret, (byte) 'x');
    System.arraycopy(bytes("canary"), 0, secret, 0, 6);

    Throwable failure = failureOf("put", () -> storage.put(key("big"), secret, HOUR));
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).as("what the failure shows").doesNotContain("canary");
    }
  }

  @Test
  void put_again_replacesTheWholeValue() {
    put("a", bytes("a longer value"), HOUR);
    put("a", bytes("short"), HOUR);

    assertHas("a", bytes("short"));
  }

  @Test
  void remove_present_isGone() {
    put("a", bytes("1"), HOUR);
    remove("a");

    assertAbsent("a");
  }

  @Test
  void remove_absent_succeeds() {
    remove("never");
  }

  @Test
  void put_afterRemove_isKept() {
    put("a", bytes("1"), HOUR);
    remove("a");
    put("a", bytes("2"), HOUR);

    assertHas("a", bytes("2"));
  }

  @Test
  void read_changedArrays_leaveTheStoredValue() {
    put("a", bytes("one"), HOUR);
    Arrays.fill(bytesOf("get of a", get("a")), (byte) '!');
    Arrays.fill(bytesOf("getAll of a", getAll("a").get(key("a"))), (byte) '!');

    assertHas("a", bytes("one"));
    assertBytes("getAll of a", getAll("a").get(key("a")), bytes("one"));
  }

  @Test
  void put_answered_isSeenByAnotherStorage() {
    RemoteStorage other = opened(create());
    put("a", bytes("shared"), HOUR);

    assertBytes("get by another storage", answerOf("get", other.get(key("a"))), bytes("shared"));
  }
}
