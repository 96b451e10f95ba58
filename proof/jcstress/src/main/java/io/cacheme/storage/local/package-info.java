@NullMarked
package io.cacheme.storage.local;

import org.jspecify.annotations.NullMarked;
