/** Caffeine's AsyncCache, which has the heap alone. */
@NullMarked
package io.cacheme.compare.caffeine;

import org.jspecify.annotations.NullMarked;
