package io.cacheme.benchmarks.start;

import io.cacheme.Cacheme;

/** The first answer of Cacheme, which loads it. */
final class CachemeStart {

  private CachemeStart() {}

  public static void main(String[] args) {
    try (Cacheme cacheme = Cacheme.builder().storage("local", "local://tlfu?size=10000").build()) {
      System.out.println(StartKeyCache.create(cacheme).sync().get(0));
    }
  }
}
