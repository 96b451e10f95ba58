package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.Optional;

/**
 * What a method with consequences returns.
 *
 * @param type the value, out of its stage and its optional; empty if there is none
 * @param isStage whether a stage tells of the method's success
 * @param isOptional whether the value is in an {@code Optional}
 * @param later why its end cannot be seen, if so
 */
public record ResultModel(
    Optional<TypeName> type, boolean isStage, boolean isOptional, Optional<Refusal> later) {}
