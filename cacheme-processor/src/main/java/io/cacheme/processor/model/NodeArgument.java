package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;

/** How the parameters of a method give its node; after it has succeeded, also its result. */
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

  /**
   * Parameters, and what accessors give of them or of the result.
   *
   * @param parts one for each component, in the record's order
   */
  record Parts(List<NodePart> parts) implements NodeArgument {

    /** Copies its list. */
    public Parts {
      parts = List.copyOf(parts);
    }
  }

  /**
   * They give more than one.
   *
   * @param what what has several, {@code "userId"}, or {@code "it"} for the node
   * @param choices what could give it, as messages show it
   * @param holders where from, one for each choice
   */
  record Unclear(String what, List<String> choices, List<String> holders) implements NodeArgument {

    /** Copies its lists. */
    public Unclear {
      choices = List.copyOf(choices);
      holders = List.copyOf(holders);
    }
  }

  /**
   * They shall give it from something that there is not.
   *
   * @param from what is named
   * @param holders what could be
   */
  record FromNothing(String from, List<String> holders) implements NodeArgument {

    /** Copies its list. */
    public FromNothing {
      holders = List.copyOf(holders);
    }
  }

  /**
   * They shall give a group that the node has not.
   *
   * @param group what is named
   * @param groups what could be
   */
  record NoSuchGroup(String group, List<String> groups) implements NodeArgument {

    /** Copies its list. */
    public NoSuchGroup {
      groups = List.copyOf(groups);
    }
  }

  /** Whether it gives a node, or a group of one. */
  default boolean isSound() {
    return !(this instanceof Mismatch
        || this instanceof Unclear
        || this instanceof FromNothing
        || this instanceof NoSuchGroup);
  }
}
