package io.cacheme.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Maps the parameters of {@link Memoize}, {@link Invalidates} and {@link Puts} methods to a node
 * where names and types do not tell: a static method of the same interface or class that returns
 * the node. It serves every method with these parameter types and this node, and goes before the
 * names.
 *
 * <pre>{@code
 * @ToNode
 * static Price price(Product product) {
 *   return new Price(product.sku(), "EUR");
 * }
 * }</pre>
 *
 * <p>For a method with a collection of keys it takes one key in the collection's place. Parameters
 * marked {@link KeyIgnore} may be left out. It runs on the caller's thread, for each call.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ToNode {}
