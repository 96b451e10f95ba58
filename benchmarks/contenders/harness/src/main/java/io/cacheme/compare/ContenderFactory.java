package io.cacheme.compare;

import java.util.List;

/**
 * Opens a contender. Found by {@link java.util.ServiceLoader}: a module has one or several, of
 * distinct names.
 */
public interface ContenderFactory {

  /** As it is called in tables and by {@code --only}: {@code jetcache}, {@code spring-locking}. */
  String name();

  /** A sentence or two: how it is configured, and the page that advises it. */
  String configuration();

  /** What it consists of, with versions: {@code "JetCache 2.7.8", "Lettuce 6.5.0"}. */
  List<String> versions();

  /** Whether its calls block, so that it opens {@link BlockingContender}s. */
  boolean isBlocking();

  /**
   * Whether it can do {@code scenario} with {@code heapEntries} on the heap before Redis, or with
   * Redis alone if that is 0.
   */
  boolean can(Scenario scenario, int heapEntries);

  /** Opens it with nothing in it: {@link Setting#prefix} is new for each pass. */
  Contender open(Setting setting) throws Exception;
}
