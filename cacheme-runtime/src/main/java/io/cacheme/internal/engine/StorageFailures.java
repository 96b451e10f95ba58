package io.cacheme.internal.engine;

import io.cacheme.CacheClosedException;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.CachemeException;
import io.cacheme.CachemeUsageException;
import io.cacheme.help.Help;
import io.cacheme.internal.env.DriverVersions;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.Stages;
import io.cacheme.spi.Storage;
import io.cacheme.spi.StorageRejectedException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Why a storage could not be opened, in words. */
final class StorageFailures {

  private static final String R20 = "R20";
  private static final String MEND =
      "let the build use the versions that work; often another BOM or parent sets them, "
          + "and mvn dependency:tree or gradle dependencies shows which there are";

  private static final String HELP = "\n    help:  ";

  private StorageFailures() {}

  /** What ends an opening that nobody answers. */
  static TimeoutException late(Duration limit) {
    return new TimeoutException("no connection within " + text(limit));
  }

  /**
   * What callers learn. A {@link CachemeConfigurationException} is final: a retry would not help.
   */
  static CachemeException of(String name, Storage storage, Throwable failure) {
    Throwable cause = Stages.cause(failure);
    if (cause instanceof CachemeException told && saysAll(told, name)) {
      return told;
    }
    LinkageError linkage = DriverVersions.linkage(cause);
    if (linkage != null) {
      return unlinked(name, storage.toString(), storage, linkage);
    }
    if (cause instanceof StorageRejectedException rejected) {
      return new CachemeConfigurationException(
          rejected.code(), "storage \"" + name + "\": " + rejected.getMessage(), rejected);
    }
    return new CachemeException(unreached(name, storage, why(cause)), cause);
  }

  /** Whether {@code told} is the cache's own, or names the storage as those do. */
  private static boolean saysAll(CachemeException told, String name) {
    return told instanceof CachemeConfigurationException
        || told instanceof CachemeUsageException
        || told instanceof CacheClosedException
        || why(told).contains("storage \"" + name + "\"");
  }

  /** The same, of one that is required. */
  static CachemeException required(CachemeException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return new CachemeException("the required " + failure.getMessage(), cause);
  }

  /** The same, of one that the start goes on without. */
  static String passedBy(CachemeException failure) {
    String message = why(failure);
    int help = message.indexOf(HELP);
    String what = help < 0 ? message : message.substring(0, help);
    return what + "; it is passed by until it serves" + message.substring(what.length());
  }

  /** The same in a line, where it is said which storage it is. */
  static String reason(CachemeException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return "it could not be opened: " + why(cause).lines().findFirst().orElse("");
  }

  /** Storages of ours say themselves which they are, and what may help. */
  private static String unreached(String name, Storage storage, String why) {
    boolean saysWhich = why.contains(storage.toString());
    boolean hasServer =
        saysWhich ? !storage.toString().contains(":///") : storage instanceof RemoteStorage;
    return "storage \""
        + name
        + (saysWhich ? "\": " : "\" (" + storage + ") cannot be reached: ")
        + why
        + (why.contains(HELP) || !hasServer
            ? ""
            : HELP
                + "see that its server, and no other, is at this host and port and can be reached");
  }

  static String why(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getName() : message;
  }

  static CachemeConfigurationException unlinked(
      String name, String storage, Object from, Error error) {
    return new CachemeConfigurationException(
        R20,
        Help.message(
            R20,
            "storage \"" + name + "\" (" + storage + ") cannot be linked: " + error,
            DriverVersions.of(from),
            MEND),
        error);
  }

  /** Whether such a driver links does not matter: it may, and then misbehave. */
  static CachemeConfigurationException tooOld(String name, Storage storage, String drivers) {
    return new CachemeConfigurationException(
        R20,
        Help.message(
            R20,
            "storage \"" + name + "\" (" + storage + ") cannot be opened: its driver is too old",
            drivers,
            MEND));
  }

  private static String text(Duration limit) {
    long millis = limit.toMillis();
    return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
  }
}
