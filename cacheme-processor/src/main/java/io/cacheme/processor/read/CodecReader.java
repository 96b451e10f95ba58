package io.cacheme.processor.read;

import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.ValueShape;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads what a node's value is made of. */
final class CodecReader {

  private final Lang lang;
  private final TypeElement record;

  CodecReader(Lang lang, TypeElement record) {
    this.lang = lang;
    this.record = record;
  }

  /**
   * The codec of {@code valueType}, or why there is none. Neither, where the type itself is wrong
   * in a way that is told otherwise.
   */
  CodecReading read(TypeMirror valueType, Origin origin) {
    if (CodecTypes.isWrong(valueType)
        || new Access(lang.elements, record).hidden(valueType).isPresent()) {
      return CodecReading.none();
    }
    CodecProblems problems = new CodecProblems(record, origin);
    CodecShapes shapes = new CodecShapes(lang, record, problems);
    ValueShape value = shapes.read(valueType, CodecPath.of(record));
    return problems.all().isEmpty()
        ? new CodecReading(
            Optional.of(new CodecModel(value, shapes.records(), shapes.deprecated())), List.of())
        : new CodecReading(Optional.empty(), problems.all());
  }
}
