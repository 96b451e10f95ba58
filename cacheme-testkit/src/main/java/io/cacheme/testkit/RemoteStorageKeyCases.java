package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keys are compared byte by byte, whatever printable ASCII they are made of. */
abstract class RemoteStorageKeyCases extends RemoteStorageExpiryCases {

  /** The longest key that a storage must take, in bytes. */
  private static final int LONGEST = 512;

  @Test
  void keys_thatDifferInCase_areDifferent() {
    assertDifferent(List.of(key("k"), key("K"), key("kk"), key("kK")));
  }

  @Test
  void keys_thatDifferInTrailingCharacters_areDifferent() {
    assertDifferent(
        Stream.of("", " ", "  ", ".", "%", "_", "\"", "'", "`", "\\", "/", "*", "?", "0")
            .map(end -> key("k" + end))
            .toList());
  }

  @Test
  void keys_ofEveryPrintableCharacter_areDifferent() {
    assertDifferent(
        IntStream.rangeClosed(' ', '~')
            .filter(c -> !Character.isUpperCase(c)) // they have a case of their own
            .mapToObj(c -> key("a" + (char) c + "b"))
            .toList());
  }

  @Test
  void keys_of512Bytes_thatDifferAtTheEnd_areDifferent() {
    String start = key("").concat("x".repeat(LONGEST - 1 - key("").length()));
    List<String> keys = List.of(start + "a", start + "b", start + ".", start + "%", start);

    assertThat(keys.get(0)).hasSize(LONGEST);
    assertDifferent(keys);
  }

  @Test
  void keys_ofOneByte_areDifferent() {
    List<String> keys = List.of("~", "^");
    assertDifferent(keys);

    keys.forEach(key -> answerOf("remove of " + key, storage.remove(key)));
  }

  @Test
  void remove_ofAKeyThatLooksLikeAPattern_leavesOtherKeysAlone() {
    List<String> patterns = Stream.of("k_", "k%", "k*", "k?", "k.").map(this::key).toList();
    List<String> others = Stream.of("k", "ka", "kab", "k_b", "k%b").map(this::key).toList();
    putEach(patterns);
    putEach(others);
    patterns.forEach(key -> answerOf("remove of " + key, storage.remove(key)));

    assertEach(others);
  }

  private void assertDifferent(List<String> keys) {
    putEach(keys);
    assertEach(keys);
  }
}
