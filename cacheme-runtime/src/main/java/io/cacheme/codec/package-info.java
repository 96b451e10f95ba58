/** How values become bytes and nodes become keys. */
@NullMarked
package io.cacheme.codec;

import org.jspecify.annotations.NullMarked;
