/** Snapshots of what a cache has counted, and of how its storages do. */
@NullMarked
package io.cacheme.stats;

import org.jspecify.annotations.NullMarked;
