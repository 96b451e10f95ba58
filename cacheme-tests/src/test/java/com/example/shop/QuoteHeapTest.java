package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.Quote.Cents;
import io.cacheme.Cacheme;
import io.cacheme.RemovalCause;
import io.cacheme.RemovalListener.Removal;
import io.cacheme.Restored;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuoteHeapTest {

  private final List<Removal<Quote, Cents>> gone = new CopyOnWriteArrayList<>();

  private Cacheme process() {
    return Cacheme.builder()
        .storage("local", "local://tlfu?size=10000")
        .removalListener(QuoteNodes.SPEC, gone::add)
        .completeOnStorageThreads() // so that the listener has been told when a call returns
        .build();
  }

  @Test
  void asMap_showsWhatTheHeapServes() {
    try (Cacheme cacheme = process()) {
      QuoteCache quotes = QuoteCache.create(cacheme);
      Map<Quote, Cents> view = quotes.asMap();
      quotes.sync().get("ACME");

      assertThat(view).containsExactly(Map.entry(new Quote("ACME"), new Cents(400)));
      quotes.sync().invalidate("ACME");
      assertThat(view).isEmpty();
    }
  }

  @Test
  void listener_isToldWhatGoes_andWhy() {
    try (Cacheme cacheme = process()) {
      QuoteCache quotes = QuoteCache.create(cacheme);
      quotes.sync().get("ACME");
      quotes.sync().put("ACME", new Cents(401));
      quotes.sync().invalidate("ACME");

      assertThat(gone)
          .extracting(Removal::cause)
          .containsExactly(RemovalCause.REPLACED, RemovalCause.EXPLICIT);
    }
  }

  @Test
  void dump_isRestoredByTheNextProcess(@TempDir Path folder) {
    Path file = folder.resolve("quotes.dump");
    try (Cacheme before = process()) {
      QuoteCache quotes = QuoteCache.create(before);
      quotes.sync().get("ACME");
      assertThat(quotes.asNodeCache().dump(file).join()).isEqualTo(1);
    }
    try (Cacheme after = process()) {
      QuoteCache quotes = QuoteCache.create(after);
      assertThat(quotes.asNodeCache().restore(file).join())
          .isEqualTo(Restored.builder().restoredCount(1).build());
      assertThat(quotes.sync().get("ACME")).isEqualTo(new Cents(400));
      assertThat(quotes.stats().loadCount()).isZero();
    }
  }
}
