package io.cacheme.proof.soak;

import io.cacheme.testservers.LiveObjects;
import java.util.List;
import java.util.regex.Pattern;

/** Looks what this process holds. */
final class Sampler {

  /** Objects that references of the first round let go of are gone after the last. */
  private static final int COLLECTIONS = 3;

  /** What runs later, of whatever library. */
  private static final List<String> TASKS =
      List.of(
          "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask",
          "java.util.concurrent.DelayScheduler$ScheduledForkJoinTask", // CompletableFuture's, by 25
          "io.netty.util.concurrent.ScheduledFutureTask",
          "io.netty.util.HashedWheelTimer$HashedWheelTimeout");

  /**
   * Classes of the cache, and not of the load, nor of what heaps keep, which have a size: as much
   * of that is there as has not expired.
   */
  private static final Pattern OURS =
      Pattern.compile("io\\.cacheme\\.(?!proof\\.|.*Entry\\b|DynamicNode\\b|.*\\.Mark\\b)");

  private static final Pattern ELASTIC = Pattern.compile("cacheme-(?:load|callback)-#");

  private Sampler() {}

  /** All of it; of objects, those that are reachable. */
  static Sample now(Sockets sockets) {
    Sample sample = new Sample();
    objects(sample);
    threads(sample);
    descriptors(sample, sockets);
    return sample;
  }

  /** Whether no thread runs that would end by itself for want of work. */
  static boolean isStill() {
    Sample sample = new Sample();
    threads(sample);
    return sample.of(Sample.ELASTIC).isEmpty();
  }

  /** Leaves what is reachable, and answers that. */
  static LiveObjects collect() {
    LiveObjects live = LiveObjects.now();
    for (int i = 1; i < COLLECTIONS; i++) {
      live = LiveObjects.now();
    }
    return live;
  }

  private static void threads(Sample sample) {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String name = withoutNumbers(thread.getName());
      boolean elastic = ELASTIC.matcher(name).matches();
      sample.count((elastic ? Sample.ELASTIC : Sample.THREAD) + name);
    }
  }

  private static void descriptors(Sample sample, Sockets sockets) {
    Sockets.Looked looked = sockets.look();
    looked.descriptors().forEach(name -> sample.count(Sample.DESCRIPTOR + withoutNumbers(name)));
    looked.sockets().forEach(name -> sample.count(Sample.SOCKET + withoutSigns(name)));
  }

  private static void objects(Sample sample) {
    LiveObjects live = collect();
    sample.add(Sample.HEAP, live.bytes());
    live.counts().forEach((type, count) -> object(sample, type, count));
  }

  private static void object(Sample sample, String type, long instances) {
    if (OURS.matcher(type).lookingAt() && !type.contains("$$Lambda")) {
      sample.add(Sample.OBJECT + type, instances);
    } else if (TASKS.contains(type)) {
      sample.add(Sample.TASK + type, instances);
    }
  }

  /** Nor what else tells one from the others of its kind, as MongoDB's ids of clusters do. */
  static String withoutNumbers(String name) {
    return withoutSigns(name.replaceAll("\\b[0-9a-f]{16,}|\\d+", "#").replaceAll("\\s", "_"));
  }

  /** Of which a sample's line is made. */
  private static String withoutSigns(String name) {
    return name.replaceAll("[=;\n]", "_");
  }
}
