package io.cacheme.processor.read;

import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.CodecNames;
import io.cacheme.processor.model.SerializerModel;
import io.cacheme.processor.model.ValueShape;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** Reads what a value is made of. */
final class CodecReader {

  private final Lang lang;
  private final Sources sources;

  CodecReader(Lang lang, Sources sources) {
    this.lang = lang;
    this.sources = sources;
  }

  /**
   * The codec of a node's {@code value}, or why there is none. Neither of them where the type as a
   * whole is wrong, which is told elsewhere, and where {@code serializer} may bind the data itself.
   */
  CodecReading read(TypeMirror value, CodecSubject node, Optional<SerializerModel> serializer) {
    boolean isHidden = new Access(lang.elements, node.element()).hidden(value).isPresent();
    if (CodecTypes.isWrong(value) || isHidden) {
      return CodecReading.none();
    }
    CodecReading reading = read(value, node);
    return reading.codec().isEmpty() && serializer.filter(CodecReader::mayBindData).isPresent()
        ? CodecReading.none()
        : reading;
  }

  /** The codec of {@code value}, or why there is none. */
  CodecReading read(TypeMirror value, CodecSubject subject) {
    CodecProblems problems = new CodecProblems(subject);
    CodecShapes shapes = new CodecShapes(lang, new CodecScope(lang, sources, subject), problems);
    ValueShape shape = shapes.read(value, CodecPath.of(subject.element()));
    if (!problems.all().isEmpty()) {
      return new CodecReading(Optional.empty(), problems.all());
    }
    CodecModel model = shapes.model(shape);
    return new CodecReading(Optional.of(model), List.of());
  }

  private static boolean mayBindData(SerializerModel serializer) {
    return !CodecNames.NEED_CODEC.contains(serializer.type());
  }
}
