package io.cacheme.spi;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A storage that keeps bytes under printable ASCII keys of at most 512 bytes, outside this process.
 *
 * <p>No method blocks or throws: a failure comes only through the stage, and a storage that is not
 * connected fails its calls at once. Deadlines, retries and circuit breaking are the caller's: a
 * call may be answered late or never. Writes of one key take effect in the order of the calls. All
 * methods may be called by any thread. Byte arrays handed over belong to the receiver: the storage
 * keeps no array that it has answered with.
 *
 * <p>A failure that concerns one key or entry alone is a {@link StorageReplyException}; one of any
 * other type counts against the storage: after some in a row it is passed by for a while.
 *
 * <p>Implemented by storages, also those of others; what is added has a default. The promises of
 * this interface are tested by {@code RemoteStorageContract} of {@code cacheme-testkit}.
 */
public non-sealed interface RemoteStorage extends Storage, BlockingGuard {

  /** The time to live of an entry that does not expire. */
  long NO_EXPIRY = Long.MAX_VALUE;

  /** What an entry takes besides its value, at most, with every serializer of ours. */
  int ENVELOPE_BYTES = 64;

  /**
   * Reads one value.
   *
   * @return what {@code key} has, or null if there is none or it has expired
   */
  CompletionStage<@Nullable StoredValue> get(String key);

  /**
   * Reads many values, in one round trip; many keys may take more.
   *
   * @param keys one given twice is answered once; may be empty
   * @return the values of those that have one
   */
  CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys);

  /**
   * Keeps {@code value}, replacing another and its time to live.
   *
   * @param value one of more than {@link #maxValueBytes} fails before anything is sent, with a
   *     failure that does not show it
   * @param ttlMillis at least 1, or {@link #NO_EXPIRY}
   */
  CompletionStage<@Nullable Void> put(String key, byte[] value, long ttlMillis);

  /**
   * {@link #put} for many keys, in one round trip; many entries may take more.
   *
   * @param entries of several of one key the last counts; may be empty
   * @return the end of all. Fails if any of them failed, and before anything is sent if one is too
   *     large
   */
  CompletionStage<@Nullable Void> putAll(Collection<StoredEntry> entries);

  /** Removes {@code key}; succeeds if it was not there. */
  CompletionStage<@Nullable Void> remove(String key);

  /**
   * The time by the clock of this storage's server. It is the one clock that all processes which
   * share the storage can go by when they say at what time an entry expires; each asks for it now
   * and then, to know how its own differs. Where several servers make one storage, all processes
   * should be answered by the same one while it can be reached.
   *
   * @return milliseconds since the epoch. Null, which is the default, says that there is no such
   *     clock, and that the process's own is to be taken; a storage answers so always or never.
   *     Otherwise it fails as other calls do
   */
  default CompletionStage<@Nullable Long> serverTimeMillis() {
    return CompletableFuture.completedFuture(null);
  }

  /**
   * Says who is to be told when the storage may have older entries than it was given, as after a
   * server came back from an old file: entries that were removed since among them. All that it has
   * then is taken for misses. Called before {@link #open}, and again if another one is to be told.
   * The default tells nobody: such a state never comes about, or cannot be noticed.
   *
   * @param listener called by the storage before it answers any call from such a state, on any
   *     thread, and as often as it happens; does not block
   */
  default void onOlderEntries(Runnable listener) {}

  /**
   * The writes that take effect only where nothing has changed.
   *
   * @return null, which is the default, if there are none: then what is promised of writes holds in
   *     each process, and an older value that another process loaded may come back until it
   *     expires. A storage that is open answers the same always, but may answer null from when its
   *     server turns out not to allow them
   */
  default @Nullable ConditionalWrites conditionalWrites() {
    return null;
  }

  /**
   * How all processes that share the storage's server can tell each other what they have written.
   *
   * @return null, which is the default, if they cannot. A storage answers the same always, but may
   *     answer null from when its server turns out not to have what it takes
   */
  default @Nullable Bus bus() {
    return null;
  }

  /**
   * Whether the keys live on several servers, so that a failed call says nothing of other keys. The
   * cache then goes on asking however many calls have failed, and stops only where the storage is
   * silent; so a call for a server that is known to be lost has to fail at once.
   */
  default boolean isDistributed() {
    return false;
  }

  /**
   * How many bytes have arrived from its servers so far. It is looked at now and then while reads
   * are not answered: a storage from which bytes arrive is not silent, though an answer of many
   * megabytes is not whole for long. It does not block.
   *
   * @return 0, which is the default, if it does not count them. May begin anew where connections do
   */
  default long heardBytes() {
    return 0;
  }

  /**
   * The largest value it takes, in bytes. What it is given is an entry, which is a value and up to
   * {@link #ENVELOPE_BYTES} around it: an option that bounds values allows for these here.
   */
  int maxValueBytes();
}
