/** Model to diagnostics: pure, and tested without a compiler. */
@NullMarked
package io.cacheme.processor.check;

import org.jspecify.annotations.NullMarked;
