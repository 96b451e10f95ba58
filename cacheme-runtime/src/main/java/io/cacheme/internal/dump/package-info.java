/** A heap's entries in a file, and back. Not API. */
@NullMarked
package io.cacheme.internal.dump;

import org.jspecify.annotations.NullMarked;
