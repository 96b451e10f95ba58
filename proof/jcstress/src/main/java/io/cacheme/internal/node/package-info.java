@NullMarked
package io.cacheme.internal.node;

import org.jspecify.annotations.NullMarked;
