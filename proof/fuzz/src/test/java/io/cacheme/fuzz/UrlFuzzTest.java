package io.cacheme.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cacheme.spi.StorageUrl;

/** Any text, given as the URL of a storage. */
class UrlFuzzTest {

  private static final Urls URLS = new Urls(StorageUrl::toString);

  @FuzzTest(maxDuration = "10s")
  void any(byte[] bytes) {
    URLS.check(new Draws(bytes).restText());
  }

  @FuzzTest(maxDuration = "10s")
  void secret(byte[] bytes) {
    Draws draws = new Draws(bytes);
    URLS.checkSecret("redis://" + draws.text(), draws.restText());
  }
}
