/** Runs one contender through passes of a trace, and measures it. */
@NullMarked
package io.cacheme.compare;

import org.jspecify.annotations.NullMarked;
