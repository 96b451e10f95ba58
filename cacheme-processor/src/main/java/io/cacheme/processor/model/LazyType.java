package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;

/** What tells of a result that is not there yet, by a library's type, known by name only. */
public enum LazyType {
  /** Reactor's, of one value or none. */
  MONO("reactor.core.publisher", "Mono", Of.REACTOR, false),
  /** Reactor's, of many: the elements of a list. */
  FLUX("reactor.core.publisher", "Flux", Of.REACTOR, true),
  /** Mutiny's, of one value that may be null. */
  UNI("io.smallrye.mutiny", "Uni", Of.MUTINY, false),
  /** Mutiny's, of many: the elements of a list. */
  MULTI("io.smallrye.mutiny", "Multi", Of.MUTINY, true),
  /** What a suspend function of Kotlin's takes last, and its result is told to. */
  SUSPENDED("kotlin.coroutines", "Continuation", Of.KOTLIN, false);

  private final String in;
  private final String name;
  private final Of library;
  private final boolean many;

  LazyType(String in, String name, Of library, boolean many) {
    this.in = in;
    this.name = name;
    this.library = library;
    this.many = many;
  }

  /** The type. */
  public ClassName type() {
    return ClassName.get(in, name);
  }

  /** The class of ours that generated code calls. */
  public ClassName calls() {
    return ClassName.get(library.in, library.calls);
  }

  /** The artifact that has it. */
  public String module() {
    return library.module;
  }

  /** The type of one {@code value}, as messages show it. */
  public String of(String value) {
    return library.one.isEmpty() ? value : library.one + "<" + value + ">";
  }

  /** Whether it is of the elements of what is cached. */
  public boolean isMany() {
    return many;
  }

  /** The library, and our module for it. */
  private enum Of {
    REACTOR("cacheme-reactor", "Mono", "io.cacheme.reactor", "ReactorCalls"),
    MUTINY("cacheme-mutiny", "Uni", "io.cacheme.mutiny", "MutinyCalls"),
    KOTLIN("cacheme-kotlin", "", "io.cacheme.kotlin", "KotlinCalls");

    private final String module;
    private final String one;
    private final String in;
    private final String calls;

    Of(String module, String one, String in, String calls) {
      this.module = module;
      this.one = one;
      this.in = in;
      this.calls = calls;
    }
  }
}
