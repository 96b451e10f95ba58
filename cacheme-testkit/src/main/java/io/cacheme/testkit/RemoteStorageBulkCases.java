package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many keys at once are as many keys one by one. */
abstract class RemoteStorageBulkCases extends RemoteStorageKeyCases {

  /** More than two of the chunks that storages cut bulks into. */
  private static final int MANY = 1_201;

  /** How many keys at once no storage cuts. */
  private static final int FEW = 100;

  @Test
  void getAll_someAbsent_hasHitsOnly() {
    put("a", bytes("1"), HOUR);
    put("c", bytes("3"), HOUR);

    Map<String, StoredValue> found = getAll("a", "b", "c", "d");
    assertThat(found).containsOnlyKeys(key("a"), key("c"));
    assertBytes("getAll of a", found.get(key("a")), bytes("1"));
    assertBytes("getAll of c", found.get(key("c")), bytes("3"));
  }

  @Test
  void getAll_allAbsent_isEmpty() {
    assertThat(getAll("a", "b")).isEmpty();
  }

  @Test
  void getAll_duplicates_areAnsweredOnce() {
    put("a", bytes("1"), HOUR);
    put("b", bytes("2"), HOUR);

    Map<String, StoredValue> found = getAll("a", "b", "a", "a", "b");
    assertThat(found).containsOnlyKeys(key("a"), key("b"));
    assertBytes("getAll of a", found.get(key("a")), bytes("1"));
    assertBytes("getAll of b", found.get(key("b")), bytes("2"));
  }

  @Test
  void getAll_noKeys_isEmpty() {
    assertThat(getAll()).isEmpty();
  }

  @Test
  void getAll_moreKeysThanAChunk_findsEach() {
    List<StoredEntry> entries = entries(IntStream.range(0, MANY).filter(i -> i % 7 != 0));
    for (int from = 0; from < entries.size(); from += FEW) {
      List<StoredEntry> few = entries.subList(from, Math.min(from + FEW, entries.size()));
      answerOf("putAll of a few", storage.putAll(few));
    }

    assertFound(
        entries, getAllOf(IntStream.range(0, MANY).mapToObj(i -> key("many" + i)).toList()));
  }

  @Test
  void putAll_moreEntriesThanAChunk_keepsEach() {
    List<StoredEntry> entries = entries(IntStream.range(0, MANY));
    answerOf("putAll of " + MANY, storage.putAll(entries));

    for (int from = 0; from < MANY; from += FEW) {
      List<StoredEntry> few = entries.subList(from, Math.min(from + FEW, MANY));
      assertFound(few, getAllOf(few.stream().map(StoredEntry::key).toList()));
    }
  }

  @Test
  void bulk_ofTwentyMebibytes_isKeptAndFound() {
    byte[] value = text(Math.min(MEBIBYTE, storage.maxValueBytes()));
    List<StoredEntry> entries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] own = value.clone();
      own[0] = (byte) i;
      entries.add(entry("heavy" + i, own, HOUR));
    }
    answerOf("putAll of 20 MiB", storage.putAll(entries));

    assertFound(entries, getAllOf(entries.stream().map(StoredEntry::key).toList()));
    IntStream.range(0, 20).forEach(i -> remove("heavy" + i));
  }

  @Test
  void putAll_present_replacesValuesAndTtls() {
    put("a", bytes("old"), 60);
    put("b", bytes("old"), HOUR);
    putAll(entry("a", bytes("new"), HOUR), entry("b", bytes("new"), 60));
    expire(60);

    assertHas("a", bytes("new"));
    assertAbsent("b");
  }

  @Test
  void putAll_duplicates_theLastWins() {
    putAll(
        entry("a", bytes("1"), HOUR), entry("b", bytes("2"), HOUR), entry("a", bytes("3"), HOUR));

    assertHas("a", bytes("3"));
    assertHas("b", bytes("2"));
  }

  @Test
  void putAll_nothing_succeeds() {
    putAll();
  }

  private List<StoredEntry> entries(IntStream numbers) {
    return numbers.mapToObj(i -> entry("many" + i, bytes("value " + i), HOUR)).toList();
  }

  private static void assertFound(List<StoredEntry> entries, Map<String, StoredValue> found) {
    assertThat(found).as("what getAll found").hasSize(entries.size());
    entries.forEach(e -> assertBytes("getAll of " + e.key(), found.get(e.key()), e.bytes()));
  }
}
