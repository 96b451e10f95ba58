package com.example.folder;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.RemoteStorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderStorageTest extends RemoteStorageContract {

  @TempDir Path folder;

  @Override
  protected RemoteStorage create() {
    return new FolderStorage(folder, 1 << 20);
  }

  @Override
  protected RemoteStorage createLarge() {
    return new FolderStorage(folder, 16 << 20);
  }
}
