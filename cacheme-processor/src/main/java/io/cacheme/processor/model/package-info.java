/** Immutable descriptions of nodes, as declared, right or wrong. */
@NullMarked
package io.cacheme.processor.model;

import org.jspecify.annotations.NullMarked;
