/** Caches behind Kotlin's suspend functions. */
@NullMarked
package io.cacheme.kotlin;

import org.jspecify.annotations.NullMarked;
