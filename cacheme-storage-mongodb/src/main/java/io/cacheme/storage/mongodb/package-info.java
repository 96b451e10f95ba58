/** MongoDB tier over the Reactive Streams driver. */
@NullMarked
package io.cacheme.storage.mongodb;

import org.jspecify.annotations.NullMarked;
