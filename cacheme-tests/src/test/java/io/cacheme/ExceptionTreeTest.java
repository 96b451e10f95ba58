package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cacheme.internal.read.CallerFrames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the cache throws: one tree, whose every member can be copied and serialized. */
class ExceptionTreeTest {

  /** One of each; a new type has to be added here. */
  private static List<CachemeException> all() {
    return List.of(
        new CachemeException("R99", "plain", new IOException("cause")),
        new CachemeConfigurationException("R01", "configuration"),
        new CachemeUsageException("R02", "usage"),
        new CacheClosedException("R22", "closed"),
        new LoadException("load", new IOException("cause")),
        new LoadRejectedException("rejected", new IOException("cause")),
        new LoadTimeoutException("timeout"),
        new RecursiveLoadException("recursive"),
        new TierException("tier", List.of("redis"), null),
        new ValueTooLargeException("UserInfo", "redis", 5, 4),
        new UnwritableValueException("UserInfo", "redis", "odd", new IOException("cause")),
        new GetAllException("all", Map.of("a", new IOException("no")), Map.of("b", 1)));
  }

  @Test
  void everyException_ofTheFace_isInTheTree() {
    List<String> thrown =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.cacheme")
                .stream()
                .filter(type -> type.getPackageName().equals("io.cacheme"))
                .filter(type -> type.isAssignableTo(Throwable.class))
                .filter(
                    type ->
                        type.getModifiers()
                            .contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .map(JavaClass::getName)
                .toList();
    assertThat(all())
        .extracting(exception -> exception.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(thrown);
  }

  @Test
  void copy_any_isOfItsTypeWithTheStackOfTheCaller() {
    for (CachemeException exception : all()) {
      CachemeException copy = exception.copy(exception);
      assertThat(copy).hasSameClassAs(exception).hasMessage(exception.getMessage());
      assertThat(copy.code()).isEqualTo(exception.code());
      assertThat(copy.getCause()).isSameAs(exception);
    }
  }

  @Test
  void serialized_any_isWhatItWas() throws Exception {
    for (CachemeException exception : all()) {
      CachemeException read = throughBytes(exception);
      assertThat(read).hasSameClassAs(exception).hasMessage(exception.getMessage());
      assertThat(read.code()).isEqualTo(exception.code());
      assertThat(read.getStackTrace()).isEqualTo(exception.getStackTrace());
      assertThat(String.valueOf(read.getCause())).isEqualTo(String.valueOf(exception.getCause()));
    }
  }

  @Test
  void serialized_anyThatHoldsWhatCannotBe_tellsOfItByText() throws Exception {
    for (CachemeException exception : all()) {
      CachemeException holder = exception.copy(new Unportable("the cause"));
      holder.addSuppressed(new Unportable("beside it"));
      CachemeException read = throughBytes(holder);
      assertThat(read).hasSameClassAs(exception).hasMessage(exception.getMessage());
      assertThat(read.getCause()).hasToString(Unportable.class.getName() + ": the cause");
      assertThat(read.getCause().getStackTrace()).isEqualTo(holder.getCause().getStackTrace());
    }
  }

  @Test
  void serialized_getAll_hasTheMapsWithoutWhatCannotBeWritten() throws Exception {
    Unportable failure = new Unportable("no");
    Map<Object, Throwable> failures = new LinkedHashMap<>();
    failures.put("a", failure);
    failures.put(new Object(), failure);
    failures.put("c", new IOException("no, too"));
    Map<Object, Object> values = new LinkedHashMap<>();
    values.put("b", 1);
    values.put("d", new Object());
    GetAllException read = throughBytes(new GetAllException("all", failures, values));
    assertThat(read.values()).isEqualTo(Map.of("b", 1));
    assertThat(read.failures()).containsOnlyKeys("a", "c");
    assertThat(read.failures().get("a")).hasToString(failure.toString());
    assertThat(read.getCause()).isSameAs(read.failures().get("a"));
    assertThat(read.getSuppressed()).containsExactly(read.failures().get("c"));
  }

  @Test
  void serialized_getAllOfNothingThatCanBeWritten_hasEmptyMaps() throws Exception {
    Map<Object, Throwable> failures = Map.of(new Object(), new Unportable("no"));
    GetAllException read =
        throughBytes(new GetAllException("all", failures, Map.of(new Object(), 1)));
    assertThat(read.values()).isEmpty();
    assertThat(read.failures()).isEmpty();
    assertThat(read.getCause()).hasMessageEndingWith("no");
  }

  @Test
  void callerFrames_ourOwn_isACopyWithTheCallersFramesAndTheOriginalBehind() {
    for (CachemeException exception : madeElsewhere()) {
      Throwable thrown = CallerFrames.of(exception);
      assertThat(thrown).hasSameClassAs(exception).hasMessage(exception.getMessage());
      assertThat(methods(thrown))
          .contains("callerFrames_ourOwn_isACopyWithTheCallersFramesAndTheOriginalBehind");
      assertThat(thrown.getCause())
          .isSameAs(exception instanceof GetAllException ? exception.getCause() : exception);
    }
  }

  @Test
  void callerFrames_loadersOwn_isItselfAndTellsOfItsFirstCallers() {
    RuntimeException failure = CompletableFuture.supplyAsync(RuntimeException::new).join();
    for (int i = 0; i < 10; i++) {
      assertThat(CallerFrames.of(failure)).isSameAs(failure);
    }
    assertThat(failure.getSuppressed())
        .hasSize(3)
        .allSatisfy(
            caller -> {
              assertThat(methods(caller))
                  .contains("callerFrames_loadersOwn_isItselfAndTellsOfItsFirstCallers");
              assertThat(caller)
                  .hasToString(
                      "thread " + Thread.currentThread().getName() + " waited for it here");
            });
  }

  @Test
  void callerFrames_constantWithoutAStack_isLeftAsItIs() {
    RuntimeException constant = new RuntimeException("not found", null, true, false) {};
    assertThat(CallerFrames.of(constant)).isSameAs(constant);
    assertThat(constant.getSuppressed()).isEmpty();
  }

  private static List<CachemeException> madeElsewhere() {
    return CompletableFuture.supplyAsync(ExceptionTreeTest::all).join();
  }

  private static List<String> methods(Throwable thrown) {
    return List.of(thrown.getStackTrace()).stream().map(StackTraceElement::getMethodName).toList();
  }

  @SuppressWarnings({"unchecked", "BanSerializableRead"}) // what was written a line before
  private static <T> T throughBytes(T object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }

  /** As many drivers' exceptions are. */
  private static final class Unportable extends Exception {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"serial", "unused"})
    private final Object connection = new Object();

    Unportable(String message) {
      super(message);
    }
  }
}
