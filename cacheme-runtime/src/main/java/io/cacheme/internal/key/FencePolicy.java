package io.cacheme.internal.key;

/**
 * How writes of a key keep older values from coming back. There is one right policy, {@link #FULL};
 * the weaker ones exist so that the simulation can prove that it would catch them.
 *
 * @param atStart fences the flights of a key when a write of it begins
 * @param atEnd fences them again when the write has ended
 * @param afterPending makes a write wait for this process's pending fills of the key
 * @param holdsFills lets no flight that began while a write ran write back
 */
public record FencePolicy(
    boolean atStart, boolean atEnd, boolean afterPending, boolean holdsFills) {

  public static final FencePolicy FULL = new FencePolicy(true, true, true, true);
}
