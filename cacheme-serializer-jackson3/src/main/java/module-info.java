/** JSON by the data binding of Jackson 3. */
@SuppressWarnings("module") // the digit is the library's own name
module io.cacheme.serializer.jackson3 {
  requires transitive io.cacheme;
  requires transitive tools.jackson.databind;

  exports io.cacheme.serializer.jackson3;
}
