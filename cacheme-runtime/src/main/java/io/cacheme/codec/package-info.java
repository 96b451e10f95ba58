<<<<<<< HEAD
/** How values become bytes and nodes become keys. */
=======
/** How values become bytes and come back. */
>>>>>>> house
@NullMarked
package io.cacheme.codec;

import org.jspecify.annotations.NullMarked;
