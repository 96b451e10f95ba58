package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.NotSerializable;
import io.cacheme.processor.model.SerializerModel;
import java.util.List;

/** Whether the serializer can be used, and is. */
final class SerializerCheck {

  private SerializerCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    return node.serializer().map(serializer -> problems(node, serializer)).orElse(List.of());
  }

  private static List<Diagnostic> problems(NodeModel node, SerializerModel serializer) {
    String subject = "serializer " + serializer.text() + " of " + node.name();
    if (serializer.flaw().isPresent()) {
      return List.of(
          DiagnosticCode.CME054.at(
              serializer.origin(),
              subject + " " + serializer.flaw().get(),
              "name a class that implements Serializer and has a public constructor without "
                  + "parameters"));
    }
    if (node.tiers().isEmpty()) {
      return List.of();
    }
    if (node.writesValues()) {
      return serializer.unwritable().stream()
          .map(type -> problem(subject, serializer, type))
          .toList();
    }
    return List.of(
        DiagnosticCode.CME029.at(
            serializer.origin(),
            subject + " is never used: all its tiers are heap tiers",
            "heap storages keep objects as they are; remove it, or add a remote tier"));
  }

  private static Diagnostic problem(
      String subject, SerializerModel serializer, NotSerializable unwritable) {
    return DiagnosticCode.CME055.at(
        serializer.origin(),
        subject
            + " cannot write "
            + unwritable.type()
            + ", which is not Serializable, reached by "
            + unwritable.path(),
        unwritable.instead() + ", or name another serializer");
  }
}
