/** Snapshots of what a cache has counted. */
@NullMarked
package io.cacheme.stats;

import org.jspecify.annotations.NullMarked;
