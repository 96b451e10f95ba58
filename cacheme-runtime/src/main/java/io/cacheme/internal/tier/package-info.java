/** One tier of a node: the heap, or a remote storage behind its gate. Not API. */
@NullMarked
package io.cacheme.internal.tier;

import org.jspecify.annotations.NullMarked;
