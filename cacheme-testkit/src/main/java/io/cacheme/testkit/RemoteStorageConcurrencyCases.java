package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds while many calls are under way. */
abstract class RemoteStorageConcurrencyCases extends RemoteStorageBulkCases {

  private static final int THREADS = 4;

  @Test
  void writes_ofOneKey_takeEffectInTheOrderOfTheCalls() {
    List<CompletionStage<?>> writes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      writes.add(storage.put(key("a"), bytes("put" + i), HOUR));
      writes.add(storage.remove(key("a")));
      writes.add(storage.putAll(List.of(entry("a", bytes("all" + i), HOUR))));
    }
    writes.forEach(write -> answerOf("a write", write));

    assertHas("a", bytes("all99"));
  }

  @Test
  void remove_whileAPutIsUnderWay_takesEffectAfterIt() {
    CompletionStage<?> put = storage.put(key("a"), bytes("1"), HOUR);
    remove("a");
    answerOf("put", put);

    assertAbsent("a");
  }

  @Test
  void writes_ofOneKey_byManyThreads_leaveOneWholeValue() {
    inParallel(
        writer -> {
          byte[] value = new byte[1_000];
          Arrays.fill(value, (byte) ('a' + writer));
          for (int i = 0; i < 50; i++) {
            put("shared", value, HOUR);
          }
        });

    byte[] value = bytesOf("get of what four threads wrote", get("shared"));
    assertThat(value).hasSize(1_000).containsOnly(value[0]);
  }

  @Test
  void bulks_ofTheSameKeysInOppositeOrder_byManyThreads_allSucceed() {
    List<StoredEntry> forth =
        IntStream.range(0, 50).mapToObj(i -> entry("both" + i, bytes("v" + i), HOUR)).toList();
    List<StoredEntry> back = new ArrayList<>(forth);
    Collections.reverse(back);
    inParallel(
        writer -> {
          List<StoredEntry> entries = writer % 2 == 0 ? forth : back;
          List<String> keys = entries.stream().map(StoredEntry::key).toList();
          for (int i = 0; i < 20; i++) {
            answerOf("putAll", storage.putAll(entries));
            assertThat(getAllOf(keys)).as("what was written").hasSize(keys.size());
          }
        });
  }

  @Test
  void gets_manyUnderWay_eachHasItsOwnValue() {
    List<String> keys = IntStream.range(0, 200).mapToObj(i -> key("g" + i)).toList();
    putEach(keys);
    List<CompletionStage<StoredValue>> gets = new ArrayList<>();
    keys.forEach(key -> gets.add(storage.get(key)));

    for (int i = 0; i < keys.size(); i++) {
      assertBytes("get of " + keys.get(i), answerOf("get", gets.get(i)), bytes(keys.get(i)));
    }
  }

  @Test
  void cancelledCalls_disturbNoOthers() {
    List<String> keys = IntStream.range(0, 200).mapToObj(i -> key("c" + i)).toList();
    putEach(keys);
    List<CompletableFuture<StoredValue>> gets = new ArrayList<>();
    for (String key : keys) {
      CompletableFuture<StoredValue> get = storage.get(key).toCompletableFuture();
      gets.add(get);
      if (gets.size() % 2 == 0) {
        get.cancel(true);
      }
    }

    for (int i = 0; i < keys.size(); i += 2) {
      assertBytes("get of " + keys.get(i), answerOf("get", gets.get(i)), bytes(keys.get(i)));
    }
    assertEach(keys);
  }

  @Test
  void mustNotBlock_thisThread_mayBlock() {
    assertThat(storage.mustNotBlock(Thread.currentThread()))
        .as("mustNotBlock of a thread that is not the storage's")
        .isFalse();
  }

  /** Runs {@code work} on threads that begin together. */
  private void inParallel(IntConsumer work) {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<CompletableFuture<Void>> workers =
        IntStream.range(0, THREADS)
            .mapToObj(
                number ->
                    CompletableFuture.runAsync(
                        () -> {
                          await(start);
                          work.accept(number);
                        },
                        task -> new Thread(task, "contract-" + number).start()))
            .toList();
    workers.forEach(Await::value);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError("a thread of the test was interrupted", e);
    }
  }
}
