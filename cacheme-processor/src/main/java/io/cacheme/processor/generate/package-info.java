/** Model to source, one class for each generated type. */
@NullMarked
package io.cacheme.processor.generate;

import org.jspecify.annotations.NullMarked;
