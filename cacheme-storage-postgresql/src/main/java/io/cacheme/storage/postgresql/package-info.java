/** PostgreSQL tier over the Vert.x SQL client. */
@NullMarked
package io.cacheme.storage.postgresql;

import org.jspecify.annotations.NullMarked;
