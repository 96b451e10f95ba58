/** Caches as Mutiny's Uni and Multi. */
module io.cacheme.mutiny {
  requires transitive io.cacheme;
  requires transitive io.smallrye.mutiny;

  exports io.cacheme.mutiny;
}
