@NullMarked
package io.cacheme.internal.key;

import org.jspecify.annotations.NullMarked;
