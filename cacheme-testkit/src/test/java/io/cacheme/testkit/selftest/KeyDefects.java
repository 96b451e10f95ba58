package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.remote;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Storages that take one key for another. */
final class KeyDefects {

  private KeyDefects() {}

  static List<Defect<RemoteStorage>> all() {
    return List.of(
        remote(
            "folds the case of keys",
            s -> new ChangedKeys(s, key -> key.toLowerCase(Locale.ROOT)),
            "keys_thatDifferInCase_areDifferent"),
        remote(
            "trims keys",
            s -> new ChangedKeys(s, String::stripTrailing),
            "keys_thatDifferInTrailingCharacters_areDifferent"),
        remote(
            "takes + for a blank",
            s -> new ChangedKeys(s, key -> key.replace('+', ' ')),
            "keys_ofEveryPrintableCharacter_areDifferent"),
        remote(
            "does not quote keys",
            s -> ChangedEntries.refusing(s, e -> e.key().indexOf('\'') >= 0),
            "keys_thatDifferInTrailingCharacters_areDifferent",
            "keys_ofEveryPrintableCharacter_areDifferent"),
        remote(
            "cuts keys at 511 bytes",
            s -> new ChangedKeys(s, key -> key.substring(0, Math.min(key.length(), 511))),
            "keys_of512Bytes_thatDifferAtTheEnd_areDifferent"),
        remote(
            "refuses keys of one byte",
            s -> ChangedEntries.refusing(s, e -> e.key().length() < 2),
            "keys_ofOneByte_areDifferent"),
        remote(
            "removes by pattern",
            RemovesByPattern::new,
            "remove_ofAKeyThatLooksLikeAPattern_leavesOtherKeysAlone"));
  }

  /** As SQL's LIKE. */
  private static final class RemovesByPattern extends ForwardingRemoteStorage {

    private final Set<String> keys = new HashSet<>();

    RemovesByPattern(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public synchronized CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
      entries.forEach(entry -> keys.add(entry.key()));
      return super.putAll(entries);
    }

    @Override
    public synchronized CompletionStage<Void> remove(String key) {
      Pattern like = Pattern.compile(Pattern.quote(key).replace("_", "\\E.\\Q"));
      List<String> hit = new ArrayList<>(keys);
      hit.removeIf(each -> !like.matcher(each).matches());
      hit.forEach(behind::remove);
      return super.remove(key);
    }
  }
}
