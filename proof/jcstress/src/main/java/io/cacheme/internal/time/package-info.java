@NullMarked
package io.cacheme.internal.time;

import org.jspecify.annotations.NullMarked;
