@NullMarked
package io.cacheme.storage.redis;

import org.jspecify.annotations.NullMarked;
