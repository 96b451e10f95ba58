package io.cacheme.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteWatchTest {

  private static final int PLACE = Written.place("a");

  private final WriteWatch watch = new WriteWatch();
  private final List<String> withdrawn = new ArrayList<>();

  private void dump(String path, String id) {
    watch.dumped(Path.of(path), id, () -> withdrawn.add(id));
  }

  @Test
  void begin_watchesUntilItIsForgotten() {
    watch.written("a");
    Written begun = watch.begin();
    assertThat(begun.has(PLACE)).as("what was written before").isFalse();
    watch.written("a");
    assertThat(begun.has(PLACE)).isTrue();
    assertThat(watch.sinceBound().has(PLACE)).isTrue();

    watch.forget(begun);
    watch.ended();
    assertThat(begun.isAll()).isFalse();
    assertThat(watch.sinceBound().isAll()).isTrue();
  }

  @Test
  void ended_isSeenByAllWhoWatch() {
    Written begun = watch.begin();
    watch.ended();

    assertThat(begun.isAll()).isTrue();
    assertThat(watch.sinceBound().isAll()).isTrue();
  }

  @Test
  void written_withdrawsEachDumpOnce() {
    dump("one", "1");
    dump("other", "2");
    assertThat(watch.isCurrent("1")).isTrue();
    watch.written("a");
    watch.written("b");

    assertThat(withdrawn).containsExactlyInAnyOrder("1", "2");
    assertThat(watch.isCurrent("1")).isFalse();
    assertThat(watch.isCurrent("2")).isFalse();
  }

  @Test
  void ended_withdrawsDumps() {
    dump("one", "1");
    watch.ended();

    assertThat(withdrawn).containsExactly("1");
  }

  @Test
  void dumped_inThePlaceOfAnother_takesItsPlace() {
    dump("one", "1");
    dump("one", "2");
    assertThat(watch.isCurrent("1")).isFalse();
    assertThat(watch.isCurrent("2")).isTrue();
    watch.written("a");

    assertThat(withdrawn).containsExactly("2");
  }
}
