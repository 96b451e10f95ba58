/** Every storage with every fault, under a load. */
@NullMarked
package io.cacheme.proof.faults;

import org.jspecify.annotations.NullMarked;
