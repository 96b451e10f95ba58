/** Serving older values on purpose, under load. */
@NullMarked
package io.cacheme.examples.fresh;

import org.jspecify.annotations.NullMarked;
