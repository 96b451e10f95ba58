package io.cacheme.testkit;

import io.cacheme.CachemeListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Remembers how each request was answered, in order: what was loaded, and which storage had the
 * rest. A listener of a {@code Cacheme}, by {@code builder.listener(log)}; {@code @CachemeTest} has
 * one for each test. It forgets nothing, so it is for tests only.
 *
 * <p>What it has are answers: those of {@code get}, {@code getIfPresent} and of each key of a
 * {@code getAll}. Loads by {@code refresh}, and those for which nobody waits (renewals, bulk
 * answers that nobody asked for), are counted by the cache's {@code stats()} only. Safe for any
 * number of threads.
 */
public final class LoadLog implements CachemeListener {

  private static final int MOST_ROWS = 100;

  private final List<Answer> answers = new ArrayList<>();

  /** An empty log. */
  public LoadLog() {}

  @Override
  public Set<Interest> interests() {
    return Set.of(Interest.ANSWERS);
  }

  @Override
  public synchronized void onAnswer(Answer answer) {
    answers.add(answer);
  }

  /** All answers so far, first to last; unmodifiable. */
  public synchronized List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** The answers to those who asked for {@code node}, a record or a {@code DynamicNode}. */
  public List<Answer> answersTo(Object node) {
    return answers().stream().filter(answer -> answer.node().equals(node)).toList();
  }

  /** The nodes that were loaded, in the order of the answers; once for each load. */
  public List<Object> loaded() {
    return answers().stream().filter(LoadLog::isLoad).map(Answer::node).toList();
  }

  /** How often {@code node} was loaded with success; requests that joined a load are none. */
  public int loadCount(Object node) {
    return (int) answersTo(node).stream().filter(LoadLog::isLoad).count();
  }

  private static boolean isLoad(Answer answer) {
    return answer.source() == Source.LOAD && !answer.coalesced();
  }

  /** Forgets the answers so far. */
  public synchronized void clear() {
    answers.clear();
  }

  /** A table of the answers, for people; of many the last hundred. Its layout may change. */
  @Override
  public String toString() {
    List<Answer> all = answers();
    if (all.isEmpty()) {
      return "nothing was asked for";
    }
    int first = Math.max(0, all.size() - MOST_ROWS);
    int width = all.stream().mapToInt(answer -> answer.node().toString().length()).max().orElse(0);
    StringBuilder table = new StringBuilder();
    if (first > 0) {
      table.append("… ").append(first).append(" before\n");
    }
    for (int i = first; i < all.size(); i++) {
      Answer answer = all.get(i);
      String node = answer.node().toString();
      table
          .append(node)
          .append(" ".repeat(width - node.length() + 2))
          .append(how(answer))
          .append('\n');
    }
    return table.substring(0, table.length() - 1);
  }

  /** In words, without the value; of a failure its class, for its message may have one. */
  static String how(Answer answer) {
    Throwable failure = answer.failure();
    String how =
        switch (answer.source()) {
          case LOAD -> "loaded";
          case TIER -> "from \"" + answer.tier() + "\"";
          case NONE -> "not there, and not loaded";
          case FAILURE ->
              "failed" + (failure == null ? "" : ": " + failure.getClass().getSimpleName());
        };
    return how + (answer.stale() ? ", stale" : "") + (answer.coalesced() ? ", joined another" : "");
  }
}
