package io.cacheme.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Classes that an older processor has generated run with the runtime of today, while that is of
 * their level. A program that covers more comes as another file; one of another level goes.
 */
class GeneratedCodeTest {

  private static final String FILE = "level-1";
  private static final Corpus CORPUS = new Corpus(Path.of("src/test/resources/corpus-generated"));
  private static final String SAYS =
      """
      View[name=n1, age=1, since=1970-01-01T00:00:00Z, contacts=[Mail[address=a@b], \
      Phone[number=5, extension=Optional[6]]], marks={x=0.5}]
      2
      n2
      put
      1
      2
      5
      Money[cents=5, currency=EUR]
      2
      Money[cents=7, currency=GBP]
      Money[cents=7, currency=GBP]
      EUR
      note 1
      1
      note 1
      asked [person 1, person 2, person 1, person 2, price p, price q, withdraw q, price q]\
      """;

  @BeforeAll
  static void addWhatIsMissing() throws IOException {
    if (Corpus.WRITES && !CORPUS.has(FILE)) {
      CORPUS.add(FILE, GeneratedCode.written());
    }
  }

  @Test
  void run_whatWasGenerated_doesWhatItDid() throws Exception {
    assertThat(new GeneratedCode(CORPUS.read(FILE), getClass().getClassLoader()).run())
        .isEqualTo(SAYS);
  }

  @Test
  void run_whatIsGeneratedNow_doesTheSame() throws Exception {
    assertThat(new GeneratedCode(GeneratedCode.written(), getClass().getClassLoader()).run())
        .isEqualTo(SAYS);
  }

  /** What would come of a runtime that does not have any more what it calls. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.cacheme.codec.FieldNames",
        "io.cacheme.NodeSpec",
        "io.cacheme.generated.Consequences"
      })
  void run_withoutAClassThatItCalls_isNoticed(String gone) throws Exception {
    ClassLoader lesser =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (Set.of(gone).contains(name)) {
              throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
          }
        };
    GeneratedCode code = new GeneratedCode(CORPUS.read(FILE), lesser);

    assertThatThrownBy(code::run).isInstanceOf(LinkageError.class);
  }
}
