package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A group of very many entries is ended, over and over, by one process, while another asks for them
 * by all methods, loads and refreshes them: once it was told it answers nothing older.
 *
 * <p>{@code -Dcacheme.group.entries=100000} sets how many there are; else Redis and SQLite have
 * 100,000, and those which take longer to be filled 5,000.
 */
@Timeout(value = 600, threadMode = ThreadMode.SEPARATE_THREAD)
class GroupOfManyOnServersTest extends FleetCases {

  private static final int MANY = 100_000;
  private static final int FEW = 5_000;
  private static final int AT_ONCE = 5_000;
  private static final int ENDS = 3;
  private static final int READERS = 2;

  @TempDir private static Path folder;

  /** What the source has; all of it changes at once. */
  private final AtomicInteger source = new AtomicInteger();

  /** What the process that reads was told of. */
  private volatile int told;

  private final Queue<String> older = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile boolean over;
  private String server = "";

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return PatientServers.build(builder, server, folder);
  }

  private static int entries(String server) {
    boolean isQuick = server.equals("redis") || server.equals("sqlite");
    return Integer.getInteger("cacheme.group.entries", isQuick ? MANY : FEW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"redis", "redis-cluster", "postgresql", "mysql", "mariadb", "sqlite", "mongodb"})
  void noAnswer_ofAnotherProcess_isOlder_onceItWasTold(String storage) throws Exception {
    server = storage;
    List<Seat> red = seats("red", entries(storage));
    List<Seat> blue = seats("blue", 100);
    NodeSpec<Seat, String> plain = Seat.spec("local", "shared");
    NodeCache<Seat, String> filler = cache(plain);
    fill(filler, blue);
    fill(filler, red);
    endWhileOthersRead(plain, red);
    fill(filler, red);
    endWhileOthersRead(Seat.builder("local", "shared").fleetSingleflight().build(), red);
    NodeCache<Seat, String> last = cache(plain);
    assertThat(present(last, red)).isSubsetOf(String.valueOf(source.get()));
    assertThat(present(last, blue)).as("of another group").hasSize(100).containsOnly("0");
  }

  private NodeCache<Seat, String> cache(NodeSpec<Seat, String> spec) {
    Loader<Seat, String> loader = seat -> value(current());
    return process().bind(spec, Loads.by(loader).bulk(all()));
  }

  private String current() {
    return String.valueOf(source.get());
  }

  private BulkLoader<Seat, String> all() {
    return asked -> {
      String now = current();
      Map<Seat, String> values = new HashMap<>();
      asked.forEach(seat -> values.put(seat, now));
      return completedFuture(values);
    };
  }

  private static List<Seat> seats(String hall, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> new Seat(hall, number % 7, number))
        .toList();
  }

  private static void fill(NodeCache<Seat, String> cache, List<Seat> seats) {
    for (int from = 0; from < seats.size(); from += AT_ONCE) {
      done(cache.getAll(seats.subList(from, Math.min(from + AT_ONCE, seats.size()))));
    }
  }

  private static Collection<String> present(NodeCache<Seat, String> cache, List<Seat> seats) {
    List<String> found = new ArrayList<>();
    for (int from = 0; from < seats.size(); from += AT_ONCE) {
      List<Seat> some = seats.subList(from, Math.min(from + AT_ONCE, seats.size()));
      found.addAll(done(cache.getAllPresent(some)).values());
    }
    return found;
  }

  private void endWhileOthersRead(NodeSpec<Seat, String> spec, List<Seat> seats) throws Exception {
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(spec);
    awaitPresent(other, seats.subList(0, 10));
    awaitPresent(other, seats.subList(seats.size() - 10, seats.size()));
    over = false;
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      int seed = i;
      readers.add(new Thread(() -> read(other, seats, seed)));
    }
    readers.forEach(Thread::start);
    try {
      for (int i = 0; i < ENDS; i++) {
        int seen = answers.get();
        Awaitility.await()
            .atMost(PatientServers.PATIENCE)
            .until(() -> answers.get() - seen > 1_000);
        int now = source.incrementAndGet();
        long before = other.stats().toldCount();
        done(one.invalidateGroup(Seat.hall(spec, "red")));
        assertThat(Integer.parseInt(done(one.get(seats.get(i))))).isGreaterThanOrEqualTo(now);
        awaitTold(one, other, before);
        told = now;
      }
    } finally {
      over = true;
      for (Thread reader : readers) {
        reader.join();
      }
    }
    assertThat(older).isEmpty();
    assertThat(present(one, seats.subList(0, 1_000))).isSubsetOf(current());
    assertThat(present(other, seats)).isSubsetOf(current());
  }

  /** A call is answered before what it has loaded is kept. */
  private static void awaitPresent(NodeCache<Seat, String> cache, List<Seat> seats) {
    Awaitility.await()
        .atMost(PatientServers.PATIENCE)
        .until(() -> present(cache, seats).size() == seats.size());
  }

  /** A cluster tells of each message once by each master, so that one may be of the end before. */
  private void awaitTold(NodeCache<Seat, String> one, NodeCache<Seat, String> other, long before) {
    if (server.equals("redis-cluster")) {
      done(one.invalidateEverywhere(new Seat("green", 1, 1)));
    } else {
      Awaitility.await()
          .atMost(PatientServers.PATIENCE)
          .until(() -> other.stats().toldCount() > before);
    }
  }

  private void read(NodeCache<Seat, String> cache, List<Seat> seats, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    try {
      while (!over && older.isEmpty()) {
        int floor = told;
        Seat seat = seats.get(random.nextInt(seats.size()));
        int from = random.nextInt(seats.size() - 200);
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> answered("get", done(cache.get(seat)), floor);
          case 3 -> answered("sync get", cache.sync().get(seat), floor);
          case 4 -> answered("getIfPresent", done(cache.getIfPresent(seat)), floor);
          case 5 -> answered("refresh", done(cache.refresh(seat)), floor);
          case 6 ->
              done(cache.refreshAll(seats.subList(from, from + 20)))
                  .values()
                  .forEach(found -> answered("refreshAll", found, floor));
          default ->
              done(cache.getAll(seats.subList(from, from + 200)))
                  .values()
                  .forEach(found -> answered("getAll", found, floor));
        }
      }
    } catch (RuntimeException e) {
      older.add("failed: " + e);
    }
  }

  private void answered(String method, String found, int floor) {
    answers.incrementAndGet();
    if (found != null && Integer.parseInt(found) < floor) {
      older.add(method + " answered " + found + ", though told of " + floor);
    }
  }
}
