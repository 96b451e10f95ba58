/** A shop on Spring Boot, PostgreSQL and Redis. */
@NullMarked
package io.cacheme.examples.webshop;

import org.jspecify.annotations.NullMarked;
