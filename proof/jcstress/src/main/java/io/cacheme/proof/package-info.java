@NullMarked
package io.cacheme.proof;

import org.jspecify.annotations.NullMarked;
