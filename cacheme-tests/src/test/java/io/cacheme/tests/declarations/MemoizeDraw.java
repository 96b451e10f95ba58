package io.cacheme.tests.declarations;

import io.cacheme.tests.declarations.ParametersDraw.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws a type with memoized methods over one node, and the code that calls each of them. */
final class MemoizeDraw {

  private static final String EXPECT = "    io.cacheme.tests.declarations.Expect.";
  private static final String MEMOIZE = "@io.cacheme.annotation.Memoize(%s.class) ";

  private static final String INVALIDATES = "@io.cacheme.annotation.Invalidates(%s.class) ";

  private final Random random;
  private final DrawnNames names;
  private final DrawnTypes types;
  private final Sources sources;
  private final Helper helper;
  private final DrawnNode node;
  private final Set<String> methods = new HashSet<>();
  private final StringBuilder face = new StringBuilder();
  private final StringBuilder body = new StringBuilder();
  private final StringBuilder calls = new StringBuilder();
  private final List<String> made = new ArrayList<>();
  private final boolean isClass;

  MemoizeDraw(
      Random random,
      DrawnNames names,
      DrawnTypes types,
      Sources sources,
      Helper helper,
      DrawnNode node) {
    this.random = random;
    this.names = names;
    this.types = types;
    this.sources = sources;
    this.helper = helper;
    this.node = node;
    this.isClass = random.nextInt(4) == 0;
    methods.addAll(List.of("equals", "wait", "yield"));
  }

  /** The code that checks the memoized type with the caches in {@code a}. */
  String draw() {
    String simple = names.type();
    String outer = random.nextInt(3) == 0 ? names.type() : "";
    String type = sources.main() + "." + (outer.isEmpty() ? "" : outer + ".") + simple;
    String stem = (outer.isEmpty() ? "" : outer + "_") + simple;
    boolean isGeneric = random.nextInt(4) == 0;
    String variables = isGeneric ? "<Q, R extends java.lang.Exception>" : "";
    String arguments = isGeneric ? "<java.lang.String, java.io.IOException>" : "";
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      method(isGeneric);
    }
    members(isGeneric, Set.of(simple, outer));
    String constructor = isClass ? constructor(simple) : "";
    String kind = isClass ? "class " : "interface ";
    String text =
        sources.access() + kind + simple + variables + " {\n" + constructor + face + "}\n";
    if (outer.isEmpty()) {
      sources.write(sources.main(), simple, text);
    } else {
      String head = sources.access() + "class " + outer + " {\n  static ";
      sources.write(sources.main(), outer, head + text + "}\n");
    }
    names.take(stem + "Memoized");
    return calls(type, stem, arguments);
  }

  /** A type of this flaw; how it is named. */
  String draw(MemoizeFlaw flaw) {
    String simple = names.type();
    sources.write(sources.main(), simple, flaw.text(simple, node));
    return sources.main() + "." + simple;
  }

  private String calls(String type, String stem, String arguments) {
    String memoized = sources.main() + "." + stem + "Memoized";
    String cache = sources.main() + "." + node.stem() + "Cache";
    String needed = node.needed();
    StringBuilder code = new StringBuilder();
    code.append("    var cache = ").append(cache).append(".create(a").append(needed).append(");\n");
    if (isClass) {
      made.add("cache");
    } else {
      String original = "ZqFace" + node.number();
      String header = "static final class " + original + " implements " + type + arguments;
      helper.add(header + " {\n" + (arguments.isEmpty() ? body : filled(body)) + "}\n\n");
      made.add("new " + sources.main() + ".Zq." + original + "()");
      made.add("cache");
    }
    code.append("    var memoized = new ")
        .append(memoized)
        .append(arguments)
        .append("(")
        .append(String.join(", ", made))
        .append(");\n")
        .append(calls);
    return code.toString();
  }

  /** With what the type's variables stand for. */
  private static String filled(CharSequence text) {
    return text.toString()
        .replace("<Q>", "<java.lang.String>")
        .replace("(Q ", "(java.lang.String ")
        .replace("throws R", "throws java.io.IOException");
  }

  private String constructor(String simple) {
    Set<String> taken = new HashSet<>();
    List<String> parameters = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      DrawnType type = types.dependency();
      parameters.add(type.name() + " " + names.variable(taken));
      made.add(type.sample());
    }
    String field = "  public int " + names.variable(new HashSet<>()) + " = 3;\n";
    return field + "  " + simple + "(" + String.join(", ", parameters) + ") {}\n";
  }

  private void method(boolean isGeneric) {
    ParametersDraw parameters = new ParametersDraw(random, names, types, sources, node).draw();
    if (!parameters.mapped().isEmpty()) {
      face.append(
          "  @io.cacheme.annotation.ToNode static %s %s(%s %s) { return Zq.node%d(); }%n"
              .formatted(
                  node.type(),
                  methodName(),
                  parameters.mapped(),
                  names.variable(new HashSet<>()),
                  node.number()));
    }
    AnswerForm form = AnswerForm.values()[random.nextInt(parameters.key().isPresent() ? 3 : 5)];
    boolean throwsOwn = form.isBlocking() && random.nextInt(6) == 0;
    String name = methodName();
    String header = name + joined(parameters, Parameter::text);
    String thrown = throwsOwn ? " throws Z" : thrown(form, isGeneric);
    declare(variables(throwsOwn), header + thrown, form, parameters.key());
    String read = parameters.key().map(key -> ".get(" + key.sample() + ")").orElse("");
    String variable = throwsOwn ? "<java.lang.RuntimeException>" : "";
    String call = variable + name + joined(parameters, Parameter::sample) + form.read() + read;
    check(call);
    if (random.nextBoolean()) {
      change(parameters, call);
    }
  }

  /** A method with the same parameters that changes what the other one has answered. */
  private void change(ParametersDraw parameters, String call) {
    String name = methodName();
    boolean isLater = random.nextInt(3) == 0;
    String returns = isLater ? "java.util.concurrent.CompletionStage<java.lang.String>" : "void";
    String header = returns + " " + name + joined(parameters, Parameter::text);
    String run = isLater ? " {\n    return Zq.future(\"done\");\n  }\n" : " {}\n";
    face.append("  ").append(INVALIDATES.formatted(node.type()));
    face.append(isClass ? sources.access() : "").append(header).append(isClass ? run : ";\n");
    body.append("  @java.lang.Override public ").append(header).append(run);
    calls
        .append("    memoized.")
        .append(name)
        .append(joined(parameters, Parameter::sample))
        .append(isLater ? ".toCompletableFuture().join();\n" : ";\n");
    readOnce(call);
  }

  private static String joined(ParametersDraw parameters, Function<Parameter, String> part) {
    return parameters.all().stream().map(part).collect(Collectors.joining(", ", "(", ")"));
  }

  private String variables(boolean throwsOwn) {
    if (throwsOwn) {
      return "<Z extends java.lang.Exception> ";
    }
    return random.nextInt(6) == 0 ? "<Z> " : "";
  }

  private String thrown(AnswerForm form, boolean isGeneric) {
    if (!form.isBlocking() || random.nextInt(3) > 0) {
      return "";
    }
    return isGeneric && random.nextBoolean() ? " throws R" : " throws java.io.IOException";
  }

  /**
   * The method; what it answers is made in the helper class, where no name of its own hides one.
   */
  private void declare(String variables, String header, AnswerForm form, Optional<Parameter> key) {
    int number = node.number();
    String value = node.value().boxed();
    String boxed = key.map(k -> DrawnType.of(k.type(), "").boxed()).orElse("");
    String whole = key.isEmpty() ? value : "java.util.Map<" + boxed + ", " + value + ">";
    boolean isUnboxed = key.isEmpty() && form == AnswerForm.VALUE && random.nextBoolean();
    String returns = isUnboxed ? node.value().unboxed() : form.type(whole);
    String one =
        key.map(k -> "Zq.<%s>map%d(%s)".formatted(boxed, number, k.sample()))
            .orElse("Zq.loaded" + number + "()");
    String helped = "answer%d_%d".formatted(methods.size(), number);
    helper.add(
        "  static %s %s() {%n    return %s;%n  }%n%n".formatted(returns, helped, form.made(one)));
    String text = variables + returns + " " + header;
    String run = " {\n    return Zq." + helped + "();\n  }\n";
    face.append("  ").append(MEMOIZE.formatted(node.type()));
    face.append(isClass ? sources.access() : "").append(text).append(isClass ? run : ";\n");
    body.append("  @java.lang.Override public ").append(text).append(run);
  }

  /** Calls the method twice; the second time, it is not called. */
  private void check(String call) {
    calls.append("    cache.sync().invalidate(").append(node.arguments()).append(");\n");
    readOnce(call);
  }

  private void readOnce(String call) {
    int number = node.number();
    calls.append("    Zq.LOADS").append(number).append(".set(0);\n");
    String same = EXPECT + "same(memoized.%s, Zq.value%d());%n";
    calls.append(same.formatted(call, number)).append(same.formatted(call, number));
    calls.append((EXPECT + "loads(Zq.LOADS%d, 1);%n").formatted(number));
  }

  /** Methods and members that are passed on, and types that are inherited. */
  private void members(boolean isGeneric, Set<String> around) {
    if (random.nextBoolean()) {
      String name = methodName();
      String parameter = isGeneric ? "Q" : "int";
      String header =
          "void " + name + "(" + parameter + " " + names.variable(new HashSet<>()) + ")";
      face.append("  ")
          .append(isClass ? "public " : "")
          .append(header)
          .append(isClass ? " {}\n" : ";\n");
      body.append("  @java.lang.Override public ").append(header).append(" {}\n");
    }
    if (random.nextInt(3) == 0) {
      face.append("  enum ").append(names.member(around)).append(" { A }\n");
    }
    if (!isClass && random.nextInt(3) == 0) {
      face.append("  int ").append(names.variable(new HashSet<>())).append(" = 3;\n");
    }
  }

  private String methodName() {
    String name = names.variable(methods);
    while (List.of("yield", "$L").contains(name)) {
      name = names.variable(methods);
    }
    return name;
  }
}
