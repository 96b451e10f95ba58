/** Requests at a constant rate, each of whose answers is checked against the source of truth. */
@NullMarked
package io.cacheme.proof.load;

import org.jspecify.annotations.NullMarked;
