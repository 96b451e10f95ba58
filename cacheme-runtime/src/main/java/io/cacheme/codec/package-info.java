/** How values become bytes and come back. */
@NullMarked
package io.cacheme.codec;

import org.jspecify.annotations.NullMarked;
