package io.cacheme.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.cacheme.processor.model.PlatformModel;
import io.cacheme.processor.model.RuntimeNames;
import java.util.List;
import javax.lang.model.element.Modifier;

/** How a generated file looks. */
final class Files {

  private static final String PROCESSOR = "io.cacheme.processor.CachemeProcessor";

  private Files() {}

  static JavaFile of(PlatformModel platform, ClassName name, TypeSpec type) {
    return JavaFile.builder(name.packageName(), type)
        .indent("  ")
        .skipJavaLangImports(!platform.shadowsJavaLang())
        .build();
  }

  /** Begins a file's class. */
  static TypeSpec.Builder newClass(PlatformModel platform, ClassName name, boolean isPublic) {
    TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL);
    if (isPublic) {
      type.addModifiers(Modifier.PUBLIC);
    }
    if (platform.generated()) {
      type.addAnnotation(generated());
    }
    List<String> suppressed = platform.suppressed();
    if (!suppressed.isEmpty()) {
      type.addAnnotation(suppressing(suppressed));
    }
    return type;
  }

  /** {@code @Generated}. */
  static AnnotationSpec generated() {
    return AnnotationSpec.builder(RuntimeNames.GENERATED)
        .addMember("value", "$S", PROCESSOR)
        .build();
  }

  /** {@code @SuppressWarnings}. */
  static AnnotationSpec suppressing(List<String> lints) {
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
    lints.forEach(lint -> annotation.addMember("value", "$S", lint));
    return annotation.build();
  }
}
