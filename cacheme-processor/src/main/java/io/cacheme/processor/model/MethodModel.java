package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The header of a method that generated code overrides, or of a constructor that it calls.
 *
 * @param name its name
 * @param visibility its modifier, none for what is visible in the package
 * @param typeVariables its own type parameters
 * @param returns what it returns
 * @param parameters its parameters
 * @param varargs whether the last one takes any number of arguments
 * @param thrown its declared exceptions
 */
public record MethodModel(
    String name,
    Optional<Modifier> visibility,
    List<TypeVariableName> typeVariables,
    TypeName returns,
    List<ParameterModel> parameters,
    boolean varargs,
    List<TypeName> thrown) {

  /** Copies its lists. */
  public MethodModel {
    typeVariables = List.copyOf(typeVariables);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
  }

  /** The names of its parameters. */
  public List<String> parameterNames() {
    return parameters.stream().map(ParameterModel::name).toList();
  }
}
