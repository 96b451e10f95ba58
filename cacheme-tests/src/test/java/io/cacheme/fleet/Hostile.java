package io.cacheme.fleet;

import io.cacheme.*;
import io.cacheme.testkit.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class Hostile {
  static final Duration TTL = Duration.ofMinutes(10);
  static FleetMemory memory;

  static Cacheme proc() {
    return memory.process(Cacheme.builder().prefix("p")).build();
  }

  static DynamicType<String> heap() {
    return DynamicNode.type("thing", "v1", String.class).tier("local", TTL).tier("shared", TTL);
  }

  static Object got(CompletableFuture<?> f) {
    if (!f.isDone()) return "PENDING";
    try {
      return f.join();
    } catch (Throwable e) {
      return "FAILED " + e.getCause();
    }
  }

  static void stamp(String w) {
    for (String k : memory.entries.keys())
      if (k.contains("%generation") || k.endsWith(":v1")) {
        byte[] v = memory.entries.peek(k);
        System.out.println(
            "    "
                + w
                + " "
                + k
                + " "
                + (v == null ? null : HexFormat.of().formatHex(v, 0, Math.min(11, v.length))));
      }
  }

  static void adv(long ms) {
    memory.scheduler.advance(Duration.ofMillis(ms));
  }

  /** generation key evicted, a fresh process clears */
  static void evicted() {
    memory = new FleetMemory();
    var t = heap();
    var b = t.cache(proc());
    b.clear();
    b.clear();
    b.clear();
    b.put(t.key("a"), "old");
    String g =
        memory.entries.keys().stream().filter(k -> k.contains("%generation")).findFirst().get();
    stamp("before");
    memory.ofProcesses.get(0).remove(g);
    stamp("evicted");
    var a = t.cache(proc());
    adv(50);
    System.out.println("  clear of fresh A: " + got(a.clear()));
    stamp("cleared");
    adv(5000);
    stamp("later");
    System.out.println("  told B reads: " + got(b.getIfPresent(t.key("a"))));
    System.out.println("  A reads 1: " + got(a.getIfPresent(t.key("a"))));
    adv(2000);
    System.out.println("  A reads 2: " + got(a.getIfPresent(t.key("a"))));
  }

  /** the same through alsoInvalidate: v2 never meets entries of v1 */
  static void evictedOfOtherVersion() {
    memory = new FleetMemory();
    var v1 = heap();
    var v2 = DynamicNode.type("thing", "v2", String.class).tier("shared", TTL).alsoInvalidate("v1");
    var b = v1.cache(proc());
    b.clear();
    b.clear();
    b.put(v1.key("a"), "old");
    String g =
        memory.entries.keys().stream().filter(k -> k.contains("%generation")).findFirst().get();
    memory.ofProcesses.get(0).remove(g);
    var a = v2.cache(proc());
    System.out.println("  clear of v2: " + got(a.clear()));
    adv(5000);
    System.out.println("  v1 reads: " + got(b.getIfPresent(v1.key("a"))));
  }

  /** the one question after a reconnect fails */
  static void askLost(boolean failing) {
    memory = new FleetMemory();
    var t = heap();
    var a = t.cache(proc());
    var b = t.cache(proc());
    b.put(t.key("a"), "old");
    memory.ofProcesses.get(1).cutBus(true);
    if (failing) memory.faults.get(1).fault(StorageOperation.GET, StorageFault.FAIL);
    System.out.println("  clear: " + got(a.clear()));
    adv(2100);
    memory.ofProcesses.get(1).cutBus(false); // hears again while its reads still fail
    adv(700);
    memory.faults.get(1).heal();
    for (int i = 0; i < 4; i++) {
      adv(60000);
      System.out.println("  B reads after " + (i + 1) + " min: " + got(b.getIfPresent(t.key("a"))));
    }
    System.out.println("  A reads: " + got(a.getIfPresent(t.key("a"))));
  }

  /** a process cut from the bus only, with a reachable tier */
  static void cut() {
    memory = new FleetMemory();
    var t = heap();
    var a = t.cache(proc());
    var b = t.cache(proc());
    b.put(t.key("a"), "old");
    memory.ofProcesses.get(1).cutBus(true);
    System.out.println("  clear: " + got(a.clear()));
    for (int i = 0; i < 3; i++) {
      adv(60000);
      System.out.println(
          "  cut B reads after " + (i + 1) + " min: " + got(b.getIfPresent(t.key("a"))));
    }
  }

  /** a lease from before goes on in the new generation */
  static void lease() {
    memory = new FleetMemory();
    var t = DynamicNode.type("thing", "v1", String.class).tier("shared", TTL).fleetSingleflight();
    var a = t.cache(proc());
    var b = t.cache(proc());
    var slow = new CompletableFuture<String>();
    var first = a.get(t.key("a"), k -> slow);
    System.out.println("  clear: " + got(b.clear()));
    adv(1500); // the lease of A is renewed
    var calls = new AtomicInteger();
    var second =
        b.get(
            t.key("a"),
            k -> {
              calls.incrementAndGet();
              return CompletableFuture.completedFuture("new");
            });
    adv(10);
    System.out.println("  B after clear: " + got(second) + ", loads " + calls);
    adv(10000);
    System.out.println("  B 10 s later: " + got(second) + ", loads " + calls);
    slow.complete("old");
    adv(3000);
    System.out.println("  A: " + got(first) + " B: " + got(second) + ", loads " + calls);
    // the same with invalidate
    var slow2 = new CompletableFuture<String>();
    var x = a.get(t.key("b"), k -> slow2);
    b.invalidate(t.key("b"));
    adv(1500);
    System.out.println(
        "  after invalidate instead: "
            + got(b.get(t.key("b"), k -> CompletableFuture.completedFuture("new"))));
  }

  /** N processes wait when it is cleared */
  static void serial() {
    memory = new FleetMemory();
    var t = DynamicNode.type("thing", "v1", String.class).tier("shared", TTL).fleetSingleflight();
    int n = 6;
    List<NodeCache<DynamicNode<String>, String>> all = new ArrayList<>();
    for (int i = 0; i < n; i++) all.add(t.cache(proc()));
    var loads = new ArrayList<CompletableFuture<String>>();
    var answers = new ArrayList<CompletableFuture<String>>();
    for (var c : all)
      answers.add(
          c.get(
              t.key("a"),
              k -> {
                var f = new CompletableFuture<String>();
                loads.add(f);
                return f;
              }));
    System.out.println("  loads before: " + loads.size());
    all.get(n - 1).clear();
    adv(100);
    for (int round = 1; round <= 8; round++) {
      var open = loads.stream().filter(l -> !l.isDone()).toList();
      int r = round;
      open.forEach(l -> l.complete("v" + r));
      adv(100);
      System.out.println(
          "  round "
              + round
              + ": ended "
              + open.size()
              + " loads; answered "
              + answers.stream().filter(CompletableFuture::isDone).count()
              + " of "
              + n
              + "; loads in all "
              + loads.size());
    }
    System.out.println("  kept: " + got(all.get(0).getIfPresent(t.key("a"))));
  }

  /** v1 is not tried again */
  static void otherVersionNotRetried() {
    memory = new FleetMemory();
    var v1 = heap();
    var v2 = DynamicNode.type("thing", "v2", String.class).tier("shared", TTL).alsoInvalidate("v1");
    var b = v1.cache(proc());
    b.put(v1.key("a"), "old");
    var a = v2.cache(proc());
    memory.faults.get(1).fault(StorageOperation.PUT, StorageFault.FAIL);
    System.out.println("  clear of v2: " + got(a.clear()));
    memory.faults.get(1).heal();
    adv(60000);
    System.out.println("  describe: " + a.toString());
    System.out.println("  v1 reads a minute later: " + got(b.getIfPresent(v1.key("a"))));
  }

  /** a put hangs, a read fills the heap meanwhile */
  static void hung() {
    memory = new FleetMemory();
    var t = heap();
    var a = t.cache(proc());
    a.put(t.key("a"), "old");
    memory.faults.get(0).fault(StorageOperation.PUT, StorageFault.HANG);
    var c = a.clear();
    System.out.println("  during: " + got(a.getIfPresent(t.key("a"))));
    adv(2100);
    System.out.println("  clear: " + got(c));
    System.out.println("  after it failed: " + got(a.getIfPresent(t.key("a"))));
    adv(4000);
    System.out.println("  when the call has ended: " + got(a.getIfPresent(t.key("a"))));
  }

  /** R is cleared late; U has copies of R by B */
  static void copies() {
    memory = new FleetMemory();
    var upper = new InMemoryRemoteStorage(memory.time);
    var t = DynamicNode.type("thing", "v1", String.class).tier("upper", TTL).tier("shared", TTL);
    var a =
        t.cache(
            memory
                .process(Cacheme.builder().prefix("p"))
                .storage("upper", upper.another())
                .build());
    var b =
        t.cache(
            memory
                .process(Cacheme.builder().prefix("p"))
                .storage("upper", upper.another())
                .build());
    a.put(t.key("a"), "old");
    got(b.getIfPresent(t.key("a")));
    memory.faults.get(0).fault(StorageOperation.PUT, StorageFault.FAIL);
    System.out.println("  clear: " + got(a.clear()));
    adv(1100);
    got(b.getIfPresent(t.key("other")));
    got(b.getIfPresent(t.key("a")));
    adv(100);
    System.out.println("  B copies: " + got(b.getIfPresent(t.key("a"))));
    memory.faults.get(0).heal();
    adv(60000);
    got(b.getIfPresent(t.key("other")));
    adv(2000);
    System.out.println(
        "  a minute after it was cleared at last: A "
            + got(a.getIfPresent(t.key("a")))
            + ", B "
            + got(b.getIfPresent(t.key("a"))));
  }

  static void overflowRace() {
    for (int i = 0; i < 12; i++) {
      memory = new FleetMemory();
      var t = heap();
      var a = t.cache(proc());
      var b = t.cache(proc());
      memory.faults.get(1).fault(StorageOperation.PUT, StorageFault.FAIL);
      b.clear();
      memory.faults.get(1).heal();
      var slow = new CompletableFuture<String>();
      var l = b.get(t.key("a"), k -> slow); // before A clears
      memory.faults.get(0).fault(StorageOperation.PUT, StorageFault.DELAY);
      var c = a.clear();
      adv(400);
      slow.complete("old");
      memory.faults.get(0).heal();
      memory.faults.get(0).release();
      adv(100);
      String first = got(c) + " then A reads " + got(a.getIfPresent(t.key("a")));
      adv(3000);
      System.out.println(
          "  clear "
              + first
              + ", 3 s later A reads "
              + got(a.getIfPresent(t.key("a")))
              + ", B "
              + got(b.getIfPresent(t.key("a"))));
    }
  }

  static void twoHeaps() throws Exception {
    var upper = new InMemoryLocalStorage();
    var lower = new InMemoryLocalStorage();
    var cm = Cacheme.builder().prefix("p").storage("l1", upper).storage("l2", lower).build();
    var t = DynamicNode.type("thing", "v1", String.class).tier("l1", TTL).tier("l2", TTL);
    var c = t.cache(cm);
    var stop = new AtomicBoolean();
    var round = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      Thread th =
          new Thread(
              () -> {
                while (!stop.get()) c.getIfPresent(t.key("a" + round.get()));
              });
      th.setDaemon(true);
      th.start();
    }
    long end = System.nanoTime() + 25_000_000_000L;
    int wrong = 0;
    long n = 0;
    while (System.nanoTime() < end) {
      int r = round.get() + 1;
      var k = t.key("a" + r);
      c.put(k, "old");
      upper.remove(k);
      round.set(r);
      c.clear().join();
      n++;
      round.set(-1);
      if (c.getIfPresent(k).join() != null) {
        wrong++;
        if (wrong == 1) {
          Thread.sleep(50);
          System.out.println(
              "  first wrong after " + n + ", still after 50 ms: " + c.getIfPresent(k).join());
        }
      }
      upper.remove(k);
      lower.remove(k);
      round.set(r);
    }
    stop.set(true);
    System.out.println("  " + wrong + " of " + n + " clears left an old value");
  }

  static void storm(int n) {
    memory = new FleetMemory();
    var t = heap();
    List<NodeCache<DynamicNode<String>, String>> all = new ArrayList<>();
    for (int i = 0; i < n; i++) all.add(t.cache(proc()));
    for (int i = 0; i < n; i++) memory.faults.get(i).fault(StorageOperation.PUT, StorageFault.FAIL);
    for (var c : all) c.clear();
    for (int i = 0; i < n; i++) memory.faults.get(i).heal();
    var loads = new AtomicInteger();
    String last = null;
    int stamps = 0;
    int lastMs = 0;
    for (int ms = 0; ms < 60000; ms += 50) {
      adv(50);
      for (var c : all)
        c.get(
            t.key("a"),
            k -> {
              loads.incrementAndGet();
              return CompletableFuture.completedFuture("v");
            });
      String g = null;
      for (String k : memory.entries.keys())
        if (k.contains("%generation")) g = HexFormat.of().formatHex(memory.entries.peek(k));
      if (g != null && !g.equals(last)) {
        stamps++;
        last = g;
        lastMs = ms;
      }
    }
    System.out.println(
        "  "
            + n
            + " processes: loads "
            + loads
            + ", stamps seen at 50 ms "
            + stamps
            + ", last change at "
            + lastMs
            + " ms; last "
            + last);
  }

  static void lostPut() {
    memory = new FleetMemory();
    var t = heap();
    var a = t.cache(proc());
    var b = t.cache(proc());
    memory.faults.get(1).fault(StorageOperation.GET, StorageFault.DELAY);
    System.out.println("  clear: " + got(a.clear()));
    System.out.println("  put by told B: " + got(b.put(t.key("a"), "new")));
    memory.faults.get(1).heal();
    memory.faults.get(1).release();
    adv(100);
    System.out.println("  B reads: " + got(b.getIfPresent(t.key("a"))));
  }

  public static void main(String[] x) {
    Map<String, Runnable> all = new LinkedHashMap<>();
    all.put("evicted", Hostile::evicted);
    all.put("evictedOfOtherVersion", Hostile::evictedOfOtherVersion);
    all.put("askLost(failing)", () -> askLost(true));
    all.put("askLost(control)", () -> askLost(false));
    all.put("cut", Hostile::cut);
    all.put("lease", Hostile::lease);
    all.put("serial", Hostile::serial);
    all.put("otherVersionNotRetried", Hostile::otherVersionNotRetried);
    all.put("hung", Hostile::hung);
    all.put("copies", Hostile::copies);
    all.put("overflowRace", Hostile::overflowRace);
    all.put(
        "storm",
        () -> {
          storm(2);
          storm(5);
          storm(20);
        });
    all.put("lostPut", Hostile::lostPut);
    all.put(
        "twoHeaps",
        () -> {
          try {
            twoHeaps();
          } catch (Exception e) {
            throw new RuntimeException(e);
          }
        });
    if (x.length > 0) all.keySet().retainAll(List.of(x));
    all.forEach(
        (n, r) -> {
          System.out.println("== " + n);
          try {
            r.run();
          } catch (Throwable e) {
            e.printStackTrace(System.out);
          }
        });
    System.exit(0);
  }
}
