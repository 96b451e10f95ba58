package io.cacheme.proof;

import java.util.Arrays;

/**
 * What a cache is to one thread, and what it has to look like to several: the source itself. Each
 * key is a register; to invalidate, to refresh and to clear change none.
 */
public final class Registers {

  static final int KEYS = 2;

  private final int[] values = new int[KEYS];

  public void put(int key, int value) {
    values[key] = value;
  }

  public void update(int key, int value) {
    values[key] = value;
  }

  public void updateAndClear(int key, int value) {
    values[key] = value;
  }

  public int get(int key) {
    return values[key];
  }

  public int getIfPresent(int key) {
    return values[key];
  }

  public int getAll(int key) {
    return values[key];
  }

  public int refresh(int key) {
    return values[key];
  }

  public void invalidate(int key) {
    // nothing changes
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Registers registers && Arrays.equals(values, registers.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
