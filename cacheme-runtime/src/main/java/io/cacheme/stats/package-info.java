/** Immutable snapshots of what caches did. */
@NullMarked
package io.cacheme.stats;

import org.jspecify.annotations.NullMarked;
