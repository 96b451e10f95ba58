/** What can be wrong, where it is, and how it is told. */
@NullMarked
package io.cacheme.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
