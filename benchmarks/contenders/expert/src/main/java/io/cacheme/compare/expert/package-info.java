/** What an expert writes by hand for the task, and no more: the yardstick. */
@NullMarked
package io.cacheme.compare.expert;

import org.jspecify.annotations.NullMarked;
