/** What the storages with servers have in common when they are made and opened; not published. */
@NullMarked
package io.cacheme.testservers.contract;

import org.jspecify.annotations.NullMarked;
