/** Cacheme, side by side with others. */
@NullMarked
package io.cacheme.compare.cacheme;

import org.jspecify.annotations.NullMarked;
