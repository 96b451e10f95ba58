/** JSON by generated codecs, JSON and MessagePack by data binding. */
@SuppressWarnings("requires-automatic") // there is no other jackson-dataformat-msgpack
module io.cacheme.serializer.jackson {
  requires transitive com.fasterxml.jackson.databind;
  requires transitive io.cacheme;
  requires com.fasterxml.jackson.datatype.jdk8;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires jackson.dataformat.msgpack;
  requires jdk.unsupported; // by msgpack-core, which cannot say so

  exports io.cacheme.serializer.jackson;
}
