/** One call of a loader. Not API. */
@NullMarked
package io.cacheme.internal.load;

import org.jspecify.annotations.NullMarked;
