package com.example.press;

import io.cacheme.Cacheme;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.storage.sqlite.SqliteStorage;
import java.util.Collections;
import java.util.List;

/** Puts and gets what is made of JSON and MessagePack, compressed. */
public final class Press {

  private Press() {}

  public static void main(String[] args) {
    List<String> lines = Collections.nCopies(1000, "line");
    RemoteStorage tier = SqliteStorage.builder(args[0]).poolSize(2).build();
    try (Cacheme cacheme = Cacheme.builder().storage("tier", tier).required("tier").build()) {
      PageCache pages = PageCache.create(cacheme);
      pages.put(1, new Page.Text(lines)).join();
      System.out.println(pages.get(1).join().lines().size() + " lines");
      System.out.println(pages.stats().hitCount() + " hit");
      SheetCache sheets = SheetCache.create(cacheme);
      sheets.put(1, new Sheet.Text(lines)).join();
      System.out.println(sheets.get(1).join().lines().size() + " lines");
      System.out.println(sheets.stats().hitCount() + " hit");
      ScrollCache scrolls = ScrollCache.create(cacheme);
      scrolls.put(1, new Scroll.Text(lines)).join();
      System.out.println(scrolls.get(1).join().lines().size() + " lines");
      System.out.println(scrolls.stats().hitCount() + " hit");
    }
  }
}
