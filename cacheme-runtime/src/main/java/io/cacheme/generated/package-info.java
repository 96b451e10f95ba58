/**
 * What only the code that the annotation processor writes calls, on its users' behalf; it may
 * change with it.
 */
@NullMarked
package io.cacheme.generated;

import org.jspecify.annotations.NullMarked;
