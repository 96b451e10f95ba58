package io.cacheme.testservers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageProvider;
import io.cacheme.spi.StorageUrl;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every provider of a remote storage makes of a URL, and how it refuses one. */
public abstract class StorageProviderContract {

  private static final int MEBIBYTE = 1 << 20;

  /** For storages' tests. */
  protected StorageProviderContract() {}

  /** The provider under test. */
  protected abstract StorageProvider provider();

  /** All its schemes. */
  protected abstract Set<String> schemes();

  /** A URL without options, with the password "canary" if the storage has passwords. */
  protected abstract String url();

  /** How the storage of {@link #url} shows itself. */
  protected abstract String shown();

  /** The largest {@code maxValueBytes} there may be, in MiB. */
  protected abstract int largestValue();

  /** URLs that are refused, one a line, each with a part of the message: {@code url | message}. */
  protected abstract String wrong();

  @Test
  void serviceLoader_findsIt() {
    assertThat(ServiceLoader.load(StorageProvider.class))
        .hasAtLeastOneElementOfType(provider().getClass())
        .anySatisfy(
            found -> assertThat(found.schemes()).containsExactlyInAnyOrderElementsOf(schemes()));
  }

  @Test
  void create_showsItself_withItsOptionsAndWithoutCredentials() {
    assertThat(create(url())).hasToString(shown());
    assertThat(create(url() + "?poolSize=2&maxValueBytes=2MiB"))
        .hasToString(shown() + "?maxValueBytes=2MiB&poolSize=2");
    assertThat(shown()).doesNotContain(OpenedStorages.SECRET);
  }

  @Test
  void create_maxValueBytes_isOfTheValueAlone() {
    assertThat(create(url()).maxValueBytes()).isEqualTo(MEBIBYTE + RemoteStorage.ENVELOPE_BYTES);
    assertThat(create(url() + "?maxValueBytes=" + largestValue() + "MiB").maxValueBytes())
        .isEqualTo(largestValue() * MEBIBYTE + RemoteStorage.ENVELOPE_BYTES);
  }

  @TestFactory
  Stream<DynamicTest> create_wrong_saysWhat_neverThePassword() {
    return Stream.concat(wrongEverywhere(), wrong().lines())
        .map(line -> DynamicTest.dynamicTest(line, () -> assertRefused(line)));
  }

  /** The storage of {@code url}. */
  protected final RemoteStorage create(String url) {
    return (RemoteStorage) provider().create(StorageUrl.parse(url));
  }

  private Stream<String> wrongEverywhere() {
    String bound = "from 1 to " + largestValue() * MEBIBYTE + " bytes";
    return Stream.of(
        url() + "?poolsize=2 | did you mean \"poolSize\"?",
        url() + "?maxValueBytes=0 | " + bound,
        url() + "?maxValueBytes=" + (largestValue() + 1) + "MiB | " + bound);
  }

  private void assertRefused(String line) {
    String[] parts = line.split(" \\| ", 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(parts[0]))
        .withMessageContaining(parts[1])
        .satisfies(e -> assertThat(e.toString()).doesNotContain(OpenedStorages.SECRET))
        .withNoCause();
  }
}
