package io.cacheme.processor.read;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** The types for which no codec can be generated, each told once, and the ways out. */
final class CodecProblems {

  private final CodecSubject subject;
  private final Map<String, Diagnostic> byType = new LinkedHashMap<>();

  CodecProblems(CodecSubject subject) {
    this.subject = subject;
  }

  List<Diagnostic> all() {
    return List.copyOf(byType.values());
  }

  /** A type that has no codec, with what to write in its place. */
  void unsupported(String type, CodecPath path, String instead) {
    add(DiagnosticCode.CME050, type, "no codec for " + type + ", reached by " + path, instead);
  }

  /** A type that generated code cannot name, because of {@code hidden}: it, or one around it. */
  void hidden(TypeElement type, TypeElement hidden, CodecPath path) {
    boolean isPrivate = hidden.getModifiers().contains(Modifier.PRIVATE);
    String name = type.getQualifiedName().toString();
    String reason = hidden.getSimpleName() + " is " + (isPrivate ? "private" : "not public");
    add(
        DiagnosticCode.CME050,
        name,
        "no codec for " + name + ", because " + reason + ", reached by " + path,
        "make " + hidden.getSimpleName() + (isPrivate ? " package-private" : " public"));
  }

  /** A type that says nothing. */
  void unknown(CodecPath path) {
    String where = path.last().isEmpty() ? "" : " in " + path.last();
    add(
        DiagnosticCode.CME053,
        "Object" + where,
        subject.name() + " caches Object" + where + ", so no decoder can be chosen",
        "name the real type");
  }

  /** Two records of a sealed interface that the bytes could not tell apart. */
  void sameTag(String one, String other, String tag, CodecPath path) {
    String headline = one + " and " + other + " would both be stored as " + Words.quoted(tag);
    String both = ", reached by " + path;
    byType.putIfAbsent(
        headline,
        DiagnosticCode.CME052.at(
            subject.origin(), headline + both, "give one a @TypeName of its own"));
  }

  private void add(DiagnosticCode code, String type, String headline, String help) {
    String ways = help + ", or " + subject.otherwise();
    byType.putIfAbsent(type, code.at(subject.origin(), headline, ways));
  }
}
