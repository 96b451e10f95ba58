@NullMarked
package io.cacheme.internal.tier;

import org.jspecify.annotations.NullMarked;
