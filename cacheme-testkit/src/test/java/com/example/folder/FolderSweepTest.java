package com.example.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StorageContext;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSweepTest {

  @TempDir Path folder;

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);

  @Test
  void whatHasExpired_isSwept_andWhatHasNotIsLeft() {
    FolderStorage storage = new FolderStorage(folder, 1 << 20);
    Await.value(
        storage.open(
            StorageContext.builder("folder")
                .time(time)
                .scheduler(scheduler)
                .connectTimeout(Await.PATIENCE)
                .build()));
    Await.value(storage.put("brief", new byte[] {1}, 1_000));
    Await.value(storage.put("long", new byte[] {2}, 7_200_000));
    assertThat(entries()).isEqualTo(2);

    scheduler.advance(Duration.ofHours(1));
    Await.until("one is left", () -> entries() == 1);

    assertThat(Await.value(storage.get("long"))).isNotNull();
    Await.value(storage.close());
  }

  private long entries() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".entry")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
