package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.local;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageContexts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Heap storages that work while they are open, and only then. */
final class LocalLifecycleDefects {

  private LocalLifecycleDefects() {}

  static List<Defect<LocalStorage>> all() {
    return List.of(
        local("serves before it is opened", ServesUnopened::new, "notOpen_keepsAndFindsNothing"),
        local("throws before it is opened", ThrowsUnopened::new, "notOpen_keepsAndFindsNothing"),
        local("serves after it is closed", StaysOpen::new, "closed_keepsAndFindsNothing"),
        local("fails the second close", ClosesOnce::new, "close_twice_succeeds"),
        local("cannot be closed unopened", ClosesOnlyOpened::new, "close_neverOpened_succeeds"),
        local("does not say what it is", SaysNothing::new, "toString_saysWhatItIs"));
  }

  private static CompletionStage<Void> failed() {
    return CompletableFuture.failedFuture(new IllegalStateException("failed"));
  }

  private static final class ServesUnopened extends ForwardingLocalStorage {

    ServesUnopened(LocalStorage behind) {
      super(behind);
      behind.open(StorageContexts.manual("early", new ManualTimeSource()));
    }
  }

  private static final class ThrowsUnopened extends ForwardingLocalStorage {

    private boolean open;

    ThrowsUnopened(LocalStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> open(StorageContext context) {
      open = true;
      return super.open(context);
    }

    @Override
    public long size() {
      if (!open) {
        throw new IllegalStateException("not open");
      }
      return super.size();
    }
  }

  private static final class StaysOpen extends ForwardingLocalStorage {

    StaysOpen(LocalStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> close() {
      return CompletableFuture.completedFuture(null);
    }
  }

  private static final class ClosesOnce extends ForwardingLocalStorage {

    private boolean closed;

    ClosesOnce(LocalStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> close() {
      boolean again = closed;
      closed = true;
      return again ? failed() : super.close();
    }
  }

  private static final class ClosesOnlyOpened extends ForwardingLocalStorage {

    private boolean opened;

    ClosesOnlyOpened(LocalStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> open(StorageContext context) {
      opened = true;
      return super.open(context);
    }

    @Override
    public CompletionStage<Void> close() {
      return opened ? super.close() : failed();
    }
  }

  private static final class SaysNothing extends ForwardingLocalStorage {

    SaysNothing(LocalStorage behind) {
      super(behind);
    }

    @Override
    public String toString() {
      return getClass().getName() + "@" + Integer.toHexString(hashCode());
    }
  }
}
