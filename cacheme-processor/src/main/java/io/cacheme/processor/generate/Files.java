package io.cacheme.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.cacheme.processor.model.PlatformModel;

/** How a generated file looks. */
final class Files {

  private Files() {}

  static JavaFile of(PlatformModel platform, ClassName name, TypeSpec type) {
    return JavaFile.builder(name.packageName(), type)
        .indent("  ")
        .skipJavaLangImports(!platform.shadowsJavaLang())
        .build();
  }
}
