/** Databases that are reached over the Vert.x SQL client. */
@NullMarked
package io.cacheme.storage.sql.vertx;

import org.jspecify.annotations.NullMarked;
