package io.cacheme.proof.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The source of the process that is looked at, whose loads fail or hang. */
record SupplyStation(Child child) implements Station {

  @Override
  public String name() {
    return "source";
  }

  @Override
  public String url() {
    throw new UnsupportedOperationException("it is no storage");
  }

  @Override
  public List<Trouble> troubles() {
    return List.of(Trouble.ERRORS, Trouble.HELD);
  }

  @Override
  public void begin(Trouble trouble, long lasts) {
    become(trouble == Trouble.ERRORS ? Supply.Mood.FAILING : Supply.Mood.HANGING);
  }

  @Override
  public void end(Trouble trouble) {
    become(Supply.Mood.WELL);
  }

  private void become(Supply.Mood mood) {
    try {
      child.tell(mood.name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long connections() {
    return 0;
  }

  @Override
  public void close() {}
}
