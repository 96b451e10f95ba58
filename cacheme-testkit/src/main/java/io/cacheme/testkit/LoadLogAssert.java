package io.cacheme.testkit;

import io.cacheme.CachemeListener.Answer;
import io.cacheme.CachemeListener.Source;
import java.util.List;

/**
 * What is to hold of a {@link LoadLog}. Each method throws an {@link AssertionError} that shows the
 * log if it does not.
 */
public final class LoadLogAssert {

  private final LoadLog log;

  LoadLogAssert(LoadLog log) {
    this.log = log;
  }

  /** A request loaded {@code node}, and only one did. */
  public LoadLogAssert loadedOnce(Object node) {
    return loaded(node, 1);
  }

  /** No request loaded {@code node} with success. */
  public LoadLogAssert neverLoaded(Object node) {
    return loaded(node, 0);
  }

  /** Requests loaded {@code node} so many times with success. */
  public LoadLogAssert loaded(Object node, int times) {
    int found = log.loadCount(node);
    if (found != times) {
      throw failed(node + " was to be loaded " + times(times) + ", and was loaded " + times(found));
    }
    return this;
  }

  /** Exactly these nodes were loaded, in this order; one that was loaded twice is named twice. */
  public LoadLogAssert loadedExactly(Object... nodes) {
    List<Object> expected = List.of(nodes);
    List<Object> found = log.loaded();
    if (!found.equals(expected)) {
      throw failed("what was to be loaded is " + expected + ", and what was loaded " + found);
    }
    return this;
  }

  /** The last answer to those who asked for {@code node}; there has to be one. */
  public Served served(Object node) {
    List<Answer> answers = log.answersTo(node);
    if (answers.isEmpty()) {
      throw failed("nobody asked for " + node);
    }
    return new Served(answers.get(answers.size() - 1));
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private AssertionError failed(String what) {
    return new AssertionError(what + "; the answers:\n" + log);
  }

  /** How the last request for one node was answered. */
  public final class Served {

    private final Answer answer;

    private Served(Answer answer) {
      this.answer = answer;
    }

    /** The storage of that name had the value, and it had not ended. */
    public LoadLogAssert from(String storage) {
      return require(
          answer.source() == Source.TIER && storage.equals(answer.tier()) && !answer.stale(),
          "from \"" + storage + "\"");
    }

    /** The storage of that name had a value that had ended, and the load failed or was late. */
    public LoadLogAssert staleFrom(String storage) {
      return require(
          answer.source() == Source.TIER && storage.equals(answer.tier()) && answer.stale(),
          "from \"" + storage + "\", stale");
    }

    /** It was loaded, by this request or one that it joined. */
    public LoadLogAssert fromLoad() {
      return require(answer.source() == Source.LOAD, "loaded");
    }

    /** No storage had it, and it was not to be loaded: {@code getIfPresent} found nothing. */
    public LoadLogAssert fromNowhere() {
      return require(answer.source() == Source.NONE, "not there, and not loaded");
    }

    /** The request failed. */
    public LoadLogAssert withFailure() {
      return require(answer.source() == Source.FAILURE, "failed");
    }

    private LoadLogAssert require(boolean holds, String expected) {
      if (!holds) {
        throw failed(
            "the last answer for "
                + answer.node()
                + " was to be: "
                + expected
                + ", and was: "
                + LoadLog.how(answer));
      }
      return LoadLogAssert.this;
    }
  }
}
