package io.cacheme.proof.faults;

import io.cacheme.proof.load.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the storage writes to is on a disk that has no room. */
final class FullDisk implements Trouble {

  private static final int MEBIBYTES = 8;

  private final Consumer<Path> moveTo;
  private final Runnable moveBack;
  private @Nullable SmallDisk disk;

  /**
   * Of what is moved there before, and back when all is over.
   *
   * @param moveTo told where to
   */
  FullDisk(Consumer<Path> moveTo, Runnable moveBack) {
    this.moveTo = moveTo;
    this.moveBack = moveBack;
  }

  @Override
  public void begin(Source source) throws IOException {
    SmallDisk made = SmallDisk.of(MEBIBYTES);
    disk = made;
    moveTo.accept(made.folder());
    made.fill();
  }

  @Override
  public void end(Source source) throws IOException {
    if (disk != null) {
      disk.makeRoom();
    }
  }

  @Override
  public void clear() throws IOException {
    SmallDisk made = disk;
    if (made != null) {
      moveBack.run();
      made.close();
      disk = null;
    }
  }
}
