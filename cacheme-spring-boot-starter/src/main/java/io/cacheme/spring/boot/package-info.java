/**
 * A {@link io.cacheme.Cacheme} in an application of Spring Boot's: made from its properties, and
 * closed with it; its health, meters and endpoint.
 */
@NullMarked
package io.cacheme.spring.boot;

import org.jspecify.annotations.NullMarked;
