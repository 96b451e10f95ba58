package io.cacheme.processor.read;

import com.google.auto.common.SuperficialValidation;
import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.CodecFile;
import io.cacheme.processor.model.CodecModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads values that have codecs of their own. */
public final class CacheValueReader {

  private final Lang lang;
  private final Sources sources;

  CacheValueReader(Lang lang, Sources sources) {
    this.lang = lang;
    this.sources = sources;
  }

  /** Whether {@code value} names types that do not exist yet. */
  public boolean isUnresolved(CacheValueElement value) {
    return !value.type().getRecordComponents().stream()
        .map(Element::asType)
        .allMatch(SuperficialValidation::validateType);
  }

  /** The codec to write, or what is wrong. */
  public CacheValueReading read(CacheValueElement value) {
    TypeElement type = value.type();
    Optional<TypeElement> hidden = new Access(lang.elements, type).hidden(type);
    if (hidden.isPresent()) {
      return new CacheValueReading(Optional.empty(), List.of(hidden(value, hidden.get())));
    }
    CodecReading reading =
        new CodecReader(lang, sources)
            .read(type.asType(), CodecSubject.value(type, value.origin()));
    return new CacheValueReading(
        reading.codec().map(codec -> file(value, codec)), reading.problems());
  }

  private static Diagnostic hidden(CacheValueElement value, TypeElement hidden) {
    return DiagnosticCode.CME003.at(
        value.origin(),
        hidden.getSimpleName()
            + " is private, so the generated "
            + CacheValueElement.codecOf(value.type()).simpleName()
            + " cannot use it",
        "make it package-private");
  }

  private CodecFile file(CacheValueElement value, CodecModel codec) {
    TypeElement type = value.type();
    return new CodecFile(
        CacheValueElement.codecOf(type),
        ClassName.get(type),
        false,
        Access.isPublic(type),
        true,
        codec,
        new PlatformReader(lang).read(type, null));
  }
}
