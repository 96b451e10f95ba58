/** What only generated code calls. */
@NullMarked
package io.cacheme.generated;

import org.jspecify.annotations.NullMarked;
