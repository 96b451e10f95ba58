module com.example.press {
  requires io.cacheme;
  requires io.cacheme.annotation;
  requires io.cacheme.serializer.jackson;
  requires io.cacheme.serializer.jackson3;
  requires io.cacheme.storage.sqlite;

  opens com.example.press to
      com.fasterxml.jackson.databind,
      tools.jackson.databind;
}
