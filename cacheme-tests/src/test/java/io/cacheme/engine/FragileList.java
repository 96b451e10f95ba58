package io.cacheme.engine;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;

/** A collection that a caller passes, each of whose methods is a call-out. */
final class FragileList<E> extends AbstractCollection<E> {

  private final List<E> list;
  private final CallOuts callOuts;

  FragileList(List<E> list, CallOuts callOuts) {
    this.list = list;
    this.callOuts = callOuts;
  }

  @Override
  public int size() {
    callOuts.here("list size");
    return list.size();
  }

  @Override
  public Iterator<E> iterator() {
    callOuts.here("list iterator");
    Iterator<E> elements = list.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        callOuts.here("iterator hasNext");
        return elements.hasNext();
      }

      @Override
      public E next() {
        callOuts.here("iterator next");
        return elements.next();
      }
    };
  }
}
