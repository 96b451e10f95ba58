/** A multi-tier cache for records: start at {@link io.cacheme.Cacheme}. */
@NullMarked
package io.cacheme;

import org.jspecify.annotations.NullMarked;
