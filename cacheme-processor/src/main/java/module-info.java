/** Turns annotated records into typed caches; nobody calls it but the compiler. */
@SuppressWarnings("requires-automatic") // there is no other auto-common, JavaPoet or AutoService
module io.cacheme.processor {
  requires auto.common;
  requires com.google.common; // by auto-common, which cannot say so
  requires com.palantir.javapoet;
  requires io.cacheme.annotation;
  requires java.compiler;
  requires static com.google.auto.service;
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with
      io.cacheme.processor.CachemeProcessor;
}
