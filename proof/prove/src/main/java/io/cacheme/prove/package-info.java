/** What the page of reliability promises, proved anew by one command. */
@NullMarked
package io.cacheme.prove;

import org.jspecify.annotations.NullMarked;
