package io.cacheme.storage.sqlite;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;

/** Writes to a file that another process writes to. */
final class OtherProcess {

  static final int ENTRIES = 500;

  private OtherProcess() {}

  public static void main(String[] arguments) {
    RemoteStorage storage = SqliteStorage.builder("sqlite:///" + arguments[0]).build();
    Await.value(storage.open(StorageContexts.system("other")));
    for (int i = 0; i < ENTRIES; i++) {
      Await.value(storage.put("other" + i, new byte[] {7}, 60_000));
    }
    Await.value(storage.close());
  }
}
