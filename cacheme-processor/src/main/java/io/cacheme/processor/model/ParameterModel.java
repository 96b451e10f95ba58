package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * A parameter that generated code declares as the user's code does.
 *
 * @param name its name
 * @param type its type
 */
public record ParameterModel(String name, TypeName type) {}
