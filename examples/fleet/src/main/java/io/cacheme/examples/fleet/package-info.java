/** Several processes over one server, watched for values that are older than promised. */
@NullMarked
package io.cacheme.examples.fleet;

import org.jspecify.annotations.NullMarked;
