package io.cacheme.processor.read;

import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.CodecNames;
import io.cacheme.processor.model.SerializerModel;
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
   * The codec of {@code value}, or why there is none. Neither of them where the type as a whole is
   * wrong, which is told elsewhere, and where {@code serializer} may bind the data itself.
   */
  CodecReading read(TypeMirror value, Origin origin, Optional<SerializerModel> serializer) {
    if (CodecTypes.isWrong(value) || new Access(lang.elements, record).hidden(value).isPresent()) {
      return CodecReading.none();
    }
    CodecProblems problems = new CodecProblems(record, origin);
    CodecShapes shapes = new CodecShapes(lang, record, problems);
    ValueShape shape = shapes.read(value, CodecPath.of(record));
    if (problems.all().isEmpty()) {
      CodecModel model = shapes.model(shape);
      return new CodecReading(Optional.of(model), List.of());
    }
    return serializer.filter(CodecReader::mayBindData).isPresent()
        ? CodecReading.none()
        : new CodecReading(Optional.empty(), problems.all());
  }

  private static boolean mayBindData(SerializerModel serializer) {
    return !CodecNames.NEED_CODEC.contains(serializer.type());
  }
}
