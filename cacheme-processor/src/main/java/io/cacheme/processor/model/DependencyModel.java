package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * A parameter of {@code load} or {@code loadAll} that is no node.
 *
 * @param type its type
 * @param name its name
 * @param text its type with simple names
 */
public record DependencyModel(TypeName type, String name, String text) {}
