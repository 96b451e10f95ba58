/** A trace of many requests against a real Redis. */
@NullMarked
package io.cacheme.examples.trace;

import org.jspecify.annotations.NullMarked;
