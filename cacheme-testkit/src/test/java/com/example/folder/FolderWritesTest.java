package com.example.folder;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.ConditionalWritesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderWritesTest extends ConditionalWritesContract {

  @TempDir Path folder;

  @Override
  protected RemoteStorage create() {
    return new FolderStorage(folder, 1 << 20);
  }
}
