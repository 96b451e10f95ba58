/** A serializer on Jackson 3: JSON by data binding. */
@NullMarked
package io.cacheme.serializer.jackson3;

import org.jspecify.annotations.NullMarked;
