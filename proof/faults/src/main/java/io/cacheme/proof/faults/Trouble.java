package io.cacheme.proof.faults;

import io.cacheme.proof.load.Source;

/** Something that goes wrong for a while. */
interface Trouble {

  /** It begins. */
  void begin(Source source) throws Exception;

  /** It ends; nobody is told. */
  void end(Source source) throws Exception;

  /** What it did besides, for the line, as {@code "12 deadlocks"}; nothing where that is plain. */
  default String did() {
    return "";
  }

  /** All is put back as it was before, when nobody uses it any more. */
  default void clear() throws Exception {}

  /** A step of it. */
  interface Step {
    void run() throws Exception;
  }

  /** Two steps. */
  static Trouble of(Step begin, Step end) {
    return new Trouble() {
      @Override
      public void begin(Source source) throws Exception {
        begin.run();
      }

      @Override
      public void end(Source source) throws Exception {
        end.run();
      }
    };
  }
}
