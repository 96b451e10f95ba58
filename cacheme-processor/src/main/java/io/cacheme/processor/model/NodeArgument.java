package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;

/** How the parameters of a memoized method give its node. */
public sealed interface NodeArgument {

  /**
   * They are its components.
   *
   * @param parameters a parameter's name for each component, in the record's order
   */
  record Components(List<String> parameters) implements NodeArgument {

    /** Copies its list. */
    public Components {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * A {@code @ToNode} method maps them.
   *
   * @param owner the type that declares it
   * @param method its name
   * @param parameters the names of those that it takes
   */
  record Mapped(ClassName owner, String method, List<String> parameters) implements NodeArgument {

    /** Copies its list. */
    public Mapped {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * One is the node.
   *
   * @param parameter its name
   */
  record Itself(String parameter) implements NodeArgument {}

  /**
   * They give none.
   *
   * @param missing the components that no parameter gives
   * @param surplus the parameters that give no component
   * @param ignored the names of the parameters with {@code @KeyIgnore}
   * @param namesLost whether the compiler did not keep the parameters' names
   * @param mappers the {@code @ToNode} methods, if there are several
   * @param mapper the header of a {@code @ToNode} method that would do, if there is anything to map
   * @param record the record's header
   */
  record Mismatch(
      List<ParameterModel> missing,
      List<ParameterModel> surplus,
      List<String> ignored,
      boolean namesLost,
      List<String> mappers,
      Optional<String> mapper,
      String record)
      implements NodeArgument {

    /** Copies its lists. */
    public Mismatch {
      missing = List.copyOf(missing);
      surplus = List.copyOf(surplus);
      ignored = List.copyOf(ignored);
      mappers = List.copyOf(mappers);
    }
  }
}
