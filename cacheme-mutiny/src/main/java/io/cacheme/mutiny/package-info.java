/** Caches as Mutiny's {@code Uni} and {@code Multi}. */
@NullMarked
package io.cacheme.mutiny;

import org.jspecify.annotations.NullMarked;
