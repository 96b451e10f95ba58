package io.cacheme.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingsTest {

  @Test
  void asItWas_passes() {
    Sample sample = sample();

    assertThat(new Holdings(sample, sample, sample, new Sample()).checks()).allMatch(Check::passed);
  }

  @Test
  void oneThreadMore_fails() {
    Sample end = sample();
    end.count(Sample.THREAD + "cacheme-ticker");

    assertThat(failed(end)).containsExactly("threads");
  }

  @Test
  void oneThreadOfAnotherName_fails_thoughTheirNumberIsTheSame() {
    Sample end = sample();
    end.figures().remove(Sample.THREAD + "cacheme-ticker");
    end.count(Sample.THREAD + "another");

    assertThat(failed(end)).containsExactly("threads");
  }

  @Test
  void heap_mayGrowByWhatItIsFilledWith_andNotByMore() {
    Sample little = sample();
    little.add(Sample.HEAP, 8 << 20);
    Sample much = sample();
    much.add(Sample.HEAP, (8 << 20) + 1);

    assertThat(failed(little)).isEmpty();
    assertThat(failed(much)).containsExactly("heap");
  }

  @Test
  void connections_mayFillTheirPool_andNoMore() {
    Sample full = sample();
    full.add(Sample.CONNECTION + "redis", 2);
    full.add(Sample.DESCRIPTOR + "socket:[#]", 2);
    Sample more = sample();
    more.add(Sample.CONNECTION + "redis", 3);
    more.add(Sample.DESCRIPTOR + "socket:[#]", 3);

    assertThat(failed(full)).isEmpty();
    assertThat(failed(more)).containsExactly("descriptors", "connections");
  }

  @Test
  void oneSocketMore_isSaidByWhereItIsConnectedTo() {
    Sample end = sample();
    end.add(Sample.DESCRIPTOR + "socket:[#]", 3); // two fill the pool
    end.count(Sample.SOCKET + "to port 6379 in state 02");

    assertThat(new Holdings(sample(), end, end, new Sample()).checks())
        .filteredOn(check -> !check.passed())
        .singleElement()
        .satisfies(
            check -> assertThat(check.line()).contains("to port 6379 in state 02: 0, now 1"));
  }

  @Test
  void driversOfMongodb_mayHaveAThreadEachForWhoWaits_andNoMore() {
    Sample start = sample();
    start.add(Sample.THREAD + "cluster-event-publisher-#", 2);
    Sample end = sample();
    end.add(Sample.THREAD + "cluster-event-publisher-#", 2);
    end.add(Sample.THREAD + "cluster-#", 2);
    assertThat(Holdings.allPassed(start, end)).isTrue();

    end.count(Sample.THREAD + "cluster-#");
    assertThat(Holdings.allPassed(start, end)).isFalse();
  }

  @Test
  void connectionLeftAfterClose_fails() {
    Sample closed = new Sample();
    closed.count(Sample.CONNECTION + "redis");

    assertThat(new Holdings(sample(), sample(), sample(), closed).checks())
        .filteredOn(check -> !check.passed())
        .extracting(Check::figures)
        .containsExactly("left: connection redis 1");
  }

  @Test
  void sample_isReadAsItIsWritten() {
    assertThat(Sample.decode(sample().encoded())).isEqualTo(sample());
  }

  @Test
  void happenings_areThoseOfTheSeed() {
    List<Trouble> troubles = List.of(Trouble.values());

    assertThat(Happening.draw(7, troubles, 60_000))
        .isEqualTo(Happening.draw(7, troubles, 60_000))
        .isNotEqualTo(Happening.draw(8, troubles, 60_000))
        .isNotEmpty();
  }

  private static List<String> failed(Sample end) {
    return new Holdings(sample(), sample(), end, new Sample())
        .checks().stream().filter(check -> !check.passed()).map(Check::name).toList();
  }

  private static Sample sample() {
    Sample sample = new Sample();
    sample.add(Sample.HEAP, 50 << 20);
    sample.count(Sample.THREAD + "cacheme-ticker");
    sample.count(Sample.DESCRIPTOR + "socket:[#]");
    sample.count(Sample.CONNECTION + "redis");
    sample.add(Sample.POOL + "redis", 3);
    sample.count(Sample.TASK + "io.netty.util.concurrent.ScheduledFutureTask");
    sample.add(Sample.OBJECT + "io.cacheme.Cacheme", 2);
    return sample;
  }
}
