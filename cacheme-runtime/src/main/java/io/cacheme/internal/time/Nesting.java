package io.cacheme.internal.time;

/**
 * How deep calls of users' code are nested in one another on the current thread. What is deeper
 * than {@link #DEEPEST} goes on by another thread, so that the stack is not what bounds a chain.
 */
public final class Nesting {

  /** So many levels of ours and the users' frames between them fit any stack. */
  public static final int DEEPEST = 24;

  private static final ThreadLocal<Nesting> CURRENT = ThreadLocal.withInitial(Nesting::new);

  private static final int RESERVE = 48;

  private int depth;

  private Nesting() {}

  /** That of the current thread. */
  public static Nesting current() {
    return CURRENT.get();
  }

  /** Whether one more level fits. */
  public boolean hasRoom() {
    return depth < DEEPEST;
  }

  /** One level deeper; {@link #leave} it in a finally clause. */
  public void enter() {
    depth++;
  }

  /** Back from a level. */
  public void leave() {
    depth--;
  }

  /**
   * Makes sure that there is stack left for a step of the engine, so that none is left half done.
   *
   * @throws StackOverflowError if there is not
   */
  public static void requireStack() {
    descend(RESERVE, 1, 2, 3);
  }

  /**
   * The same for a step that calls a storage which may answer on the spot; where calls of users'
   * code are nested, since that is where stacks end.
   *
   * @throws StackOverflowError if there is not
   */
  public static void requireStackForCall() {
    if (current().depth > 0) {
      descend(4 * RESERVE, 1, 2, 3);
    }
  }

  /**
   * The same for what an answer on the spot sets going: the way back, fills, and who is told. Less
   * than a call needs, so that where a call is made with enough its answer is taken, too.
   *
   * @throws StackOverflowError if there is not
   */
  public static void requireStackForAnswer() {
    descend(2 * RESERVE, 1, 2, 3);
  }

  private static long descend(int frames, long one, long two, long three) {
    return frames == 0 ? one : descend(frames - 1, two, three, one) + frames;
  }
}
