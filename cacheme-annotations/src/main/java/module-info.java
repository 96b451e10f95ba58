/** What users write on their records; only the compiler needs it. */
module io.cacheme.annotation {
  exports io.cacheme.annotation;
}
