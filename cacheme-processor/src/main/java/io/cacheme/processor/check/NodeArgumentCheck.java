package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import io.cacheme.processor.model.NodeArgument.Mismatch;
import io.cacheme.processor.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the parameters of a memoized method give its node. */
final class NodeArgumentCheck {

  private static final Pattern MANY = Pattern.compile("(Collection|List|Set)<.*> (\\w+)");

  private static final Map<String, String> BOXES =
      Map.of(
          "boolean", "Boolean",
          "byte", "Byte",
          "short", "Short",
          "char", "Character",
          "int", "Integer",
          "long", "Long",
          "float", "Float",
          "double", "Double");

  private NodeArgumentCheck() {}

  static Optional<Diagnostic> problem(Cached method) {
    return method.argument() instanceof Mismatch mismatch
        ? Optional.of(wrong(method, mismatch))
        : Optional.empty();
  }

  private static Diagnostic wrong(Cached method, Mismatch mismatch) {
    String node = method.node().name();
    if (!mismatch.mappers().isEmpty()) {
      return DiagnosticCode.CME041.at(
          method.origin(),
          method.subject()
              + " cannot be mapped to "
              + node
              + ": "
              + Words.count(mismatch.mappers().size())
              + " @ToNode methods would do",
          "keep one of `" + String.join("` and `", mismatch.mappers()) + "`");
    }
    return DiagnosticCode.CME041
        .at(
            method.origin(),
            method.subject()
                + " cannot be mapped to "
                + node
                + ": its parameters do not match the record components",
            help(mismatch))
        .found(method.origin().text() + " for " + mismatch.record());
  }

  private static String help(Mismatch mismatch) {
    Optional<String> mapper =
        mismatch.mapper().map(header -> "write `@ToNode " + header + " { … }`");
    if (mismatch.namesLost()) {
      return "the class file has no names of parameters: compile it with -parameters"
          + mapper.map(write -> ", or " + write).orElse("");
    }
    List<String> mends = new ArrayList<>();
    List<String> surplus = new ArrayList<>(mismatch.surplus());
    boolean isOnlyOne = surplus.size() == 1 && mismatch.missing().size() == 1;
    for (String missing : mismatch.missing()) {
      mends.add(mend(missing, surplus, isOnlyOne, mismatch.ignored()));
    }
    for (String parameter : surplus) {
      mends.add("mark `" + parameter + "` @KeyIgnore if the answer is the same for all");
    }
    mapper.ifPresent(write -> mends.add("or " + write));
    return String.join("; ", mends);
  }

  /** How to get a component; takes what that uses from {@code surplus}. */
  private static String mend(
      String missing, List<String> surplus, boolean isOnlyOne, List<String> ignored) {
    if (ignored.contains(missing)) {
      return "remove @KeyIgnore from `" + missing + "`";
    }
    Optional<String> near =
        surplus.stream().filter(s -> isOnlyOne || isNear(s, missing)).findFirst();
    near.ifPresent(surplus::remove);
    return near.map(
            parameter -> "declare `" + parameter + "` as `" + instead(parameter, missing) + "`")
        .orElse("add a parameter `" + missing + "`");
  }

  /** The component; for a collection of keys, one of its type. */
  private static String instead(String parameter, String missing) {
    Matcher many = MANY.matcher(parameter);
    String type = missing.substring(0, missing.lastIndexOf(' '));
    return many.matches()
        ? many.group(1) + "<" + BOXES.getOrDefault(type, type) + "> " + many.group(2)
        : missing;
  }

  /** Whether two declarations have the type or the name in common. */
  private static boolean isNear(String parameter, String component) {
    int nameOfOne = parameter.lastIndexOf(' ');
    int nameOfOther = component.lastIndexOf(' ');
    return parameter.substring(nameOfOne).equals(component.substring(nameOfOther))
        || parameter.substring(0, nameOfOne).equals(component.substring(0, nameOfOther));
  }
}
