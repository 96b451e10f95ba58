package io.cacheme.processor.model;

import io.cacheme.processor.diagnostic.Origin;
import java.util.Optional;

/**
 * One {@code @Cache}.
 *
 * @param storage the storage's name
 * @param heap whether that is a heap storage
 * @param ttl how long the tier keeps a value
 * @param follow whether a heap follows what other processes write
 * @param expireAfterAccess after how long without being asked for a heap drops an entry
 * @param origin the place of the annotation
 */
public record TierModel(
    Declared<String> storage,
    boolean heap,
    Declared<DurationText> ttl,
    Declared<Boolean> follow,
    Optional<Declared<DurationText>> expireAfterAccess,
    Origin origin) {}
