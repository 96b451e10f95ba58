package io.cacheme.testservers;

import io.cacheme.spi.BusListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a bus has told so far. */
public final class ToldMessages implements BusListener {

  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final AtomicInteger missed = new AtomicInteger();

  /** Nothing, yet. */
  public ToldMessages() {}

  /** The messages of all channels, in the order in which they came. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /** How often some may have been missed. */
  public int missed() {
    return missed.get();
  }

  @Override
  public void told(String channel, String message) {
    texts.add(message);
  }

  @Override
  public void mayHaveMissed() {
    missed.incrementAndGet();
  }
}
