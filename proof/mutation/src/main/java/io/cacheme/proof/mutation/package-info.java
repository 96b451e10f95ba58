/** What came of changing the code, told from what PIT reports. */
@NullMarked
package io.cacheme.proof.mutation;

import org.jspecify.annotations.NullMarked;
