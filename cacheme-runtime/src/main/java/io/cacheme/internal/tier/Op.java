package io.cacheme.internal.tier;

import io.cacheme.stats.StorageState;

/**
 * What a call of a remote storage does. Each kind is judged by its own failures: a storage that is
 * full is read as ever, what was there is removed, and others are told of that.
 */
public enum Op {
  READ("read", "it is taken for a miss"),
  PUT("put", "the value is not kept there"),
  REMOVE("removal", "the key is not read from there until it is removed"),
  MESSAGE("message", "other processes are told later");

  private final String word;
  private final String consequence;

  Op(String word, String consequence) {
    this.word = word;
    this.consequence = consequence;
  }

  /** What it is called, for those who ask how a storage does. */
  StorageState.Operation operation() {
    return switch (this) {
      case READ -> StorageState.Operation.READ;
      case PUT -> StorageState.Operation.PUT;
      case REMOVE -> StorageState.Operation.REMOVE;
      case MESSAGE -> StorageState.Operation.MESSAGE;
    };
  }

  /** What it is called, for people. */
  String word() {
    return word;
  }

  /** What follows from one that failed, for people. */
  String consequence() {
    return consequence;
  }
}
