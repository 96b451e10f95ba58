/** Load and faults for long, and whether what a process holds ends as it began. */
@NullMarked
package io.cacheme.proof.soak;

import org.jspecify.annotations.NullMarked;
