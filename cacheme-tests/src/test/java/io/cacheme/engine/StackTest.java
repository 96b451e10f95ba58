package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.NodeCache;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Chains of nodes whose asynchronous loads ask for one another: none is too long for the stack. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class StackTest {

  @RegisterExtension final House house = new House();
  private final CompletableFuture<Long> bottom = new CompletableFuture<>();
  private NodeCache<Chain, Long> links;

  private CompletionStage<Long> load(Chain link) {
    return link.link() == 0 ? bottom : links.get(link.before()).thenApply(value -> value + 1);
  }

  private List<CompletableFuture<Long>> askedFromTheBottom(Tiers tiers, int length) {
    links = house.bind(Specs.chain(tiers), this::load);
    List<CompletableFuture<Long>> answers = new ArrayList<>(length + 1);
    for (long i = 0; i <= length; i++) {
      answers.add(links.get(new Chain(i)));
    }
    return answers;
  }

  private static void assertAnswered(List<CompletableFuture<Long>> answers) {
    long i = 0;
    for (CompletableFuture<Long> answer : answers) {
      assertThat(Callers.value(answer)).isEqualTo(i++);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HEAP, 600",
    "AT_ONCE, 600",
    "REMOTE, 600",
    "BOTH, 600",
    "AT_ONCE, 10000",
    "REMOTE, 10000",
    "HEAP, 100000"
  })
  void get_chainAskedFromTheBottom_allAreAnswered(Tiers tiers, int length) {
    List<CompletableFuture<Long>> answers = askedFromTheBottom(tiers, length);
    bottom.complete(0L);
    assertAnswered(answers);
  }

  @Test
  void get_chainAskedFromTheBottomOnTheCompletingThread_allAreAnswered() {
    UnaryOperator<Cacheme.Builder> direct = builder -> builder.completionExecutor(Runnable::run);
    house.with(direct);
    List<CompletableFuture<Long>> answers = askedFromTheBottom(Tiers.HEAP, 100_000);
    bottom.complete(0L);
    assertAnswered(answers);
  }

  @ParameterizedTest
  @EnumSource
  void get_bottomOfTheChainFails_allFailWithThatAndNoKeyIsLeft(Tiers tiers) {
    List<CompletableFuture<Long>> answers = askedFromTheBottom(tiers, 5_000);
    IllegalStateException failure = new IllegalStateException("no bottom");
    bottom.completeExceptionally(failure);
    for (CompletableFuture<Long> answer : answers) {
      assertThat(Callers.failure(answer)).isSameAs(failure);
    }
    assertAnswered(
        LongStream.rangeClosed(0, 5_000)
            .mapToObj(i -> links.get(new Chain(i), link -> CompletableFuture.completedFuture(i)))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "HEAP, 690",
    "HEAP, 5000",
    "HEAP, 100000",
    "AT_ONCE, 5000",
    "REMOTE, 5000",
    "BOTH, 5000"
  })
  void get_chainAskedFromTheTop_isAnswered(Tiers tiers, int length) {
    links = house.bind(Specs.chain(tiers), this::load);
    bottom.complete(0L);
    assertThat(Callers.value(links.get(new Chain(length)))).isEqualTo(length);
    assertThat(Callers.value(links.get(new Chain(length / 2)))).isEqualTo(length / 2);
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_chainOfAsynchronousLoads_isAnswered(Tiers tiers) {
    links = house.bind(Specs.chain(tiers), this::load);
    bottom.complete(0L);
    assertThat(Callers.start("mine", () -> links.sync().get(new Chain(5_000))).value())
        .isEqualTo(5_000);
  }

  @ParameterizedTest
  @EnumSource
  void getAll_chainAskedFromTheBottom_allAreAnswered(Tiers tiers) {
    links =
        house.bind(
            Specs.chain(tiers),
            link ->
                link.link() == 0
                    ? bottom
                    : links
                        .getAll(List.of(link.before()))
                        .thenApply(values -> values.get(link.before()) + 1));
    List<CompletableFuture<Long>> answers = new ArrayList<>();
    for (long i = 0; i <= 5_000; i++) {
      answers.add(links.get(new Chain(i)));
    }
    bottom.complete(0L);
    assertAnswered(answers);
  }
}
