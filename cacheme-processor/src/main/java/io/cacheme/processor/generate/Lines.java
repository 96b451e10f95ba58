package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** Breaks code where it would not fit on a line. */
final class Lines {

  private static final int WIDTH = 100;
  private static final int FIELD_INDENT = 2;
  private static final int CALL_INDENT = 10;

  private Lines() {}

  /** The value of a field, on a line of its own if {@code before} leaves too little room. */
  static CodeBlock initializer(String before, CodeBlock value) {
    return FIELD_INDENT + before.length() + width(value) + 1 <= WIDTH
        ? value
        : CodeBlock.of("\n$>$>$L$<$<", value);
  }

  /** A local variable, its value on a line of its own if it does not fit on one. */
  static CodeBlock declaration(TypeName type, String name, CodeBlock value) {
    return CodeBlock.builder().addStatement("$T $N =$W$L", type, name, value).build();
  }

  /** A call in a chain, its arguments each on a line of its own if they do not fit on one. */
  static CodeBlock call(String name, List<CodeBlock> arguments) {
    return call(name, CALL_INDENT, arguments);
  }

  /** The same for a call that stands after {@code indent}. */
  static CodeBlock call(String name, int indent, List<CodeBlock> arguments) {
    CodeBlock oneLine = CodeBlock.of(".$L($L)", name, CodeBlock.join(arguments, ", "));
    return indent + width(oneLine) <= WIDTH && !oneLine.toString().contains("\n")
        ? oneLine
        : CodeBlock.of(".$L(\n$>$>$L)$<$<", name, CodeBlock.join(arguments, ",\n"));
  }

  /** Calls in a chain, on one line if {@code indent} leaves enough room. */
  static CodeBlock chain(int indent, CodeBlock first, List<CodeBlock> rest) {
    CodeBlock oneLine = CodeBlock.of("$L$L", first, CodeBlock.join(rest, ""));
    return indent + width(oneLine) <= WIDTH
        ? oneLine
        : CodeBlock.of("$L\n$>$>$L$<$<", first, CodeBlock.join(rest, "\n"));
  }

  /** The same for a statement, which indents its lines itself. */
  static CodeBlock statementChain(int indent, CodeBlock first, List<CodeBlock> rest) {
    CodeBlock oneLine = CodeBlock.of("$L$L", first, CodeBlock.join(rest, ""));
    return indent + width(oneLine) + 1 <= WIDTH && !oneLine.toString().contains("\n")
        ? oneLine
        : CodeBlock.of("$L\n$L", first, CodeBlock.join(rest, "\n"));
  }

  /** How long the code is with its types imported. */
  private static int width(CodeBlock code) {
    return code.toString().replaceAll("\\b(?:[a-z][a-zA-Z0-9_]*\\.)+(?=[A-Z])", "").length();
  }
}
