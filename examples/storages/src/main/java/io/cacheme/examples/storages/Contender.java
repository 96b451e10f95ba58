package io.cacheme.examples.storages;

import io.cacheme.spi.Storage;

/**
 * A storage and the server that it is run against.
 *
 * @param name what the last line calls it
 * @param server where the server comes from
 * @param storage the storage, not yet open
 * @param census counts what the server keeps
 */
record Contender(String name, String server, Storage storage, Census census) {

  /** Counts entries in the server itself, past the storage: expired ones, too. */
  @FunctionalInterface
  interface Census {

    /** How many keys begin with {@code prefix}: letters, digits, dashes and colons. */
    long count(String prefix) throws Exception;
  }
}
