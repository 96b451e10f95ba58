package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;

/** A library's type that does nothing until somebody subscribes, known by name only. */
public enum LazyType {
  /** Reactor's, of one value or none. */
  MONO("reactor.core.publisher", "Mono", Of.REACTOR, false),
  /** Reactor's, of many: the elements of a list. */
  FLUX("reactor.core.publisher", "Flux", Of.REACTOR, true),
  /** Mutiny's, of one value that may be null. */
  UNI("io.smallrye.mutiny", "Uni", Of.MUTINY, false),
  /** Mutiny's, of many: the elements of a list. */
  MULTI("io.smallrye.mutiny", "Multi", Of.MUTINY, true);

  private final ClassName type;
  private final Of library;
  private final boolean many;

  LazyType(String in, String name, Of library, boolean many) {
    this.type = ClassName.get(in, name);
    this.library = library;
    this.many = many;
  }

  /** The type. */
  public ClassName type() {
    return type;
  }

  /** The class of ours that generated code calls. */
  public ClassName calls() {
    return library.calls;
  }

  /** The artifact that has it. */
  public String module() {
    return library.module;
  }

  /** The library's type of one value. */
  public ClassName one() {
    return library.one;
  }

  /** Whether it is of the elements of what is cached. */
  public boolean isMany() {
    return many;
  }

  /** The library, and our module for it. */
  private enum Of {
    REACTOR(
        "cacheme-reactor",
        ClassName.get("reactor.core.publisher", "Mono"),
        ClassName.get("io.cacheme.reactor", "ReactorCalls")),
    MUTINY(
        "cacheme-mutiny",
        ClassName.get("io.smallrye.mutiny", "Uni"),
        ClassName.get("io.cacheme.mutiny", "MutinyCalls"));

    private final String module;
    private final ClassName one;
    private final ClassName calls;

    Of(String module, ClassName one, ClassName calls) {
      this.module = module;
      this.one = one;
      this.calls = calls;
    }
  }
}
