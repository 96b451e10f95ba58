@NullMarked
package io.cacheme.supply;

import org.jspecify.annotations.NullMarked;
