package com.example.folder;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.nio.file.Path;
import java.util.Set;

/** Makes storages of {@code folder:///var/cache/app?maxValueBytes=4MiB}. */
public final class FolderStorageProvider implements StorageProvider {

  @Override
  public Set<String> schemes() {
    return Set.of("folder");
  }

  @Override
  public Storage create(StorageUrl url) {
    url.requireKnownOptions(Set.of("maxValueBytes"));
    if (!url.hosts().isEmpty() || url.path().isEmpty()) {
      throw url.problem("names no folder", "write folder:///path/of/the/folder");
    }
    int maxValueBytes = url.bytesOption("maxValueBytes", 1 << 20, 1, 16 << 20);
    return new FolderStorage(Path.of(url.path()), maxValueBytes + RemoteStorage.ENVELOPE_BYTES);
  }
}
