/** Elements to model: the only stage that walks {@code javax.lang.model}. */
@NullMarked
package io.cacheme.processor.read;

import org.jspecify.annotations.NullMarked;
