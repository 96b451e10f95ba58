/** Spring's cache over Spring Data Redis, as its pages advise. */
@NullMarked
package io.cacheme.compare.spring;

import org.jspecify.annotations.NullMarked;
