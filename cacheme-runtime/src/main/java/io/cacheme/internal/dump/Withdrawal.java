package io.cacheme.internal.dump;

import io.cacheme.internal.node.NodeContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Takes a file away when its node is written, for who restores it would bring back older values.
 */
final class Withdrawal {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");

  private final NodeContext<?, ?> context;
  private final Path path;
  private final String id;
  private boolean placed;
  private boolean withdrawn;

  Withdrawal(NodeContext<?, ?> context, Path path, String id) {
    this.context = context;
    this.path = path.toAbsolutePath();
    this.id = id;
  }

  /** The file is there. */
  synchronized void placed() {
    placed = true;
    deleteIfDue();
  }

  /** It is to be no more. */
  synchronized void withdraw() {
    withdrawn = true;
    deleteIfDue();
  }

  private void deleteIfDue() {
    if (!placed || !withdrawn) {
      return;
    }
    try {
      if (isThisOne()) {
        Files.delete(path);
        LOG.log(
            System.Logger.Level.DEBUG,
            "{0} was written, so that its dump {1} was deleted",
            context.spec.name(),
            path);
      }
    } catch (NoSuchFileException e) {
      LOG.log(System.Logger.Level.DEBUG, "the dump {0} is gone already", path);
    } catch (IOException | RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          context.spec.name()
              + " was written after it was dumped to "
              + path
              + ", and that file, which has older values, could not be deleted: delete it before"
              + " another process restores it: "
              + e);
    }
  }

  /** Another process may have put its own there. */
  private boolean isThisOne() throws IOException {
    try (DumpReader file = new DumpReader(path)) {
      return file.readHeader().id().equals(id);
    } catch (DamagedDumpException e) {
      return false;
    }
  }
}
