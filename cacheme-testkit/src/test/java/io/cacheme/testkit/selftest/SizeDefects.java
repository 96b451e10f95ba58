package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.remote;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Storages that take too little or too much. */
final class SizeDefects {

  private SizeDefects() {}

  static List<Defect<RemoteStorage>> all() {
    return List.of(
        remote(
            "cuts values at 65,535 bytes",
            s -> ChangedEntries.changing(s, e -> cut(e, s.maxValueBytes())),
            "put_oneMebibyte_isKept",
            "put_asLargeAsAllowed_isKept",
            "put_fifteenMebibytes_isKept",
            "bulk_ofTwentyMebibytes_isKeptAndFound"),
        remote(
            "refuses the largest value allowed",
            s -> ChangedEntries.refusing(s, e -> e.bytes().length == s.maxValueBytes()),
            "put_asLargeAsAllowed_isKept"),
        remote(
            "cannot send a value of 8 MiB",
            s -> ChangedEntries.refusing(s, e -> e.bytes().length >= 8 << 20),
            "put_fifteenMebibytes_isKept"),
        remote(
            "says that it kept a value that is too large",
            AcceptsTooLarge::new,
            "put_oneByteOverTheLimit_failsAndKeepsTheOldValue",
            "put_overTheLimit_failureDoesNotShowTheValue"),
        remote(
            "throws where a value is too large",
            ThrowsForTooLarge::new,
            "put_oneByteOverTheLimit_failsAndKeepsTheOldValue",
            "put_overTheLimit_failureDoesNotShowTheValue"),
        remote(
            "removes the old value before it refuses a new one",
            RemovesFirst::new,
            "put_oneByteOverTheLimit_failsAndKeepsTheOldValue"),
        remote(
            "writes what it can of a bulk that it refuses",
            WritesOneByOne::new,
            "putAll_oneByteOverTheLimit_failsAndWritesNone"),
        remote(
            "shows the value that it refuses",
            ShowsValues::new,
            "put_overTheLimit_failureDoesNotShowTheValue"));
  }

  private static StoredEntry cut(StoredEntry entry, int maxValueBytes) {
    int length = entry.bytes().length;
    return length <= 65_535 || length > maxValueBytes
        ? entry
        : new StoredEntry(entry.key(), Arrays.copyOf(entry.bytes(), 65_535), entry.ttlMillis());
  }

  private static final class AcceptsTooLarge extends ForwardingRemoteStorage {

    AcceptsTooLarge(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      return value.length > maxValueBytes() ? done() : super.put(key, value, ttlMillis);
    }
  }

  private static final class ThrowsForTooLarge extends ForwardingRemoteStorage {

    ThrowsForTooLarge(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      if (value.length > maxValueBytes()) {
        throw new IllegalArgumentException("too large");
      }
      return super.put(key, value, ttlMillis);
    }
  }

  private static final class RemovesFirst extends ForwardingRemoteStorage {

    RemovesFirst(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      return behind.remove(key).thenCompose(nothing -> super.put(key, value, ttlMillis));
    }
  }

  private static final class WritesOneByOne extends ForwardingRemoteStorage {

    WritesOneByOne(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
      CompletionStage<Void> all = behind.putAll(List.of());
      for (StoredEntry entry : entries) {
        all = all.thenCombine(write(entry), (before, now) -> null);
      }
      return all;
    }
  }

  private static final class ShowsValues extends ForwardingRemoteStorage {

    ShowsValues(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      return value.length > maxValueBytes()
          ? failed("too large: " + new String(value, UTF_8))
          : super.put(key, value, ttlMillis);
    }
  }
}
