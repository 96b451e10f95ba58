package io.cacheme.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.ProofLine;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that some version has written are read by this one, and mean what they meant. What changes
 * a format gives new files, which {@code -Dcacheme.corpus.write=true} adds; the old ones stay, and
 * where they are not written any more their samples are read only.
 */
class CorpusTest {

  private static final int MOST_FLIPS = 100;
  private static final List<Sample> SAMPLES =
      Stream.of(EntrySamples.all(), FrameSamples.all(), StoreSamples.all())
          .flatMap(List::stream)
          .toList();

  private static final Logger LOG = Logger.getLogger(Cacheme.class.getName());
  private static final ProofLine PROOF = new ProofLine("corpus");

  @BeforeAll
  static void quiet() {
    LOG.setLevel(Level.OFF); // it has a warning for each flip that an entry does not survive
  }

  @AfterAll
  static void loud() {
    LOG.setLevel(null);
  }

  @BeforeAll
  static void addWhatIsMissing() throws Exception {
    for (Sample sample : SAMPLES) {
      if (Corpus.WRITES && !Corpus.OURS.has(sample.name())) {
        Corpus.OURS.add(sample.name(), sample.bytes().write());
      }
    }
  }

  static List<Sample> samples() {
    return SAMPLES;
  }

  static List<Sample> fixedSamples() {
    return SAMPLES.stream().filter(Sample::isFixed).toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void read_whatWasWritten_isWhatItStandsFor(Sample sample) throws Exception {
    Object found = sample.reader().read(Corpus.OURS.read(sample.name()));

    assertThat(Objects.deepEquals(found, sample.meaning()))
        .as("%s is read as %s", sample, found)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void read_whatIsWrittenNow_isTheSame(Sample sample) throws Exception {
    assertThat(means(sample, sample.bytes().write())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("fixedSamples")
  void write_fixedFormat_givesTheBytesOfOld(Sample sample) throws Exception {
    assertThat(sample.bytes().write())
        .as("the format of %s has changed: stored bytes are a promise", sample)
        .isEqualTo(Corpus.OURS.read(sample.name()));
  }

  @Test
  void files_areThoseOfTheSamples() throws IOException {
    assertThat(SAMPLES.stream().map(Sample::name).sorted())
        .containsExactlyElementsOf(Corpus.OURS.names());
  }

  /**
   * What would come of a reader or a writer that differs in one bit, here and there. What a reader
   * lets pass are names of optional components, what Java and the compressors do not look at, and
   * entries that are misses anyway.
   */
  @ParameterizedTest
  @MethodSource("samples")
  void check_aFlippedBit_isNoticed(Sample sample) throws Exception {
    Flips flips = Flips.of(sample);

    assertThat(flips.written()).isZero();
    assertThat(flips.read())
        .as("flips that the reader lets pass")
        .isLessThanOrEqualTo(passing(sample, flips.count()));
  }

  /**
   * One bit in a byte here and there.
   *
   * @param count how many were flipped
   * @param read how many are read as if nothing were
   * @param written how many are what a fixed format writes
   */
  private record Flips(int count, int read, int written) {

    static Flips of(Sample sample) throws Exception {
      byte[] bytes = Corpus.OURS.read(sample.name());
      int step = 1 + bytes.length / MOST_FLIPS;
      int count = 0;
      int read = 0;
      int written = 0;
      for (int at = 0; at < bytes.length; at += step) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        count++;
        read += means(sample, flipped) ? 1 : 0;
        written += sample.isFixed() && Arrays.equals(sample.bytes().write(), flipped) ? 1 : 0;
      }
      return new Flips(count, read, written);
    }
  }

  @Test
  void corpus_asAWhole_isCounted() throws Exception {
    int forms = 0;
    int flipped = 0;
    int noticed = 0;
    for (Sample sample : SAMPLES) {
      forms += means(sample, Corpus.OURS.read(sample.name())) ? 1 : 0;
      Flips flips = Flips.of(sample);
      flipped += flips.count();
      noticed += flips.count() - flips.read();
    }

    String form = "stored bytes";
    PROOF.says(form, forms == SAMPLES.size(), "%,d of %,d forms read", forms, SAMPLES.size());
    PROOF.says(
        form + "-sabotaged",
        noticed > 0,
        "found out: %,d of %,d flipped bits, by reading alone",
        noticed,
        flipped);
    assertThat(forms).isEqualTo(SAMPLES.size());
    assertThat(noticed).isPositive();
  }

  private static int passing(Sample sample, int count) {
    String format = sample.name().substring(0, sample.name().indexOf('/'));
    return switch (format) {
      case "java" -> count / 3;
      case "store" -> count * 2 / 3;
      default -> count / 6;
    };
  }

  private static boolean means(Sample sample, byte[] bytes) {
    try {
      return Objects.deepEquals(sample.reader().read(bytes), sample.meaning());
    } catch (Exception | AssertionError e) {
      return false;
    }
  }

  @Test
  void add_whatIsThere_isRefused(@TempDir Path folder) throws IOException {
    Corpus corpus = new Corpus(folder);
    corpus.add("a/b", new byte[] {1});

    assertThatThrownBy(() -> corpus.add("a/b", new byte[] {2}))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(corpus.read("a/b")).containsExactly(1);
    assertThat(corpus.names()).containsExactly("a/b");
    assertThatThrownBy(() -> corpus.read("a/c"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is missing");
  }
}
