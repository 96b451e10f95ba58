/** Cacheme made worse on purpose: what the guard must refuse. */
@NullMarked
package io.cacheme.compare.cacheme;

import org.jspecify.annotations.NullMarked;
