@NullMarked
package io.cacheme.internal.follow;

import org.jspecify.annotations.NullMarked;
