@NullMarked
package io.cacheme;

import org.jspecify.annotations.NullMarked;
