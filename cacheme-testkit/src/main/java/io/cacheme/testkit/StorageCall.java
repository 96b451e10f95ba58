package io.cacheme.testkit;

import java.util.List;

/**
 * A call that a {@link RecordingRemoteStorage} received.
 *
 * @param operation what it was asked to do
 * @param keys with which keys, in the order given, duplicates included
 */
public record StorageCall(StorageOperation operation, List<String> keys) {

  /** Copies the keys. */
  public StorageCall {
    keys = List.copyOf(keys);
  }
}
