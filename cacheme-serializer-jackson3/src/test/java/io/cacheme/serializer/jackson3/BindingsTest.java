package io.cacheme.serializer.jackson3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.ContentReference;

final class BindingsTest {

  @Test
  void undecodable_tellsWhereItStumbled_ifThatIsKnown() {
    String what = "the bytes are not the JSON of the value, or they are cut";
    assertThat(Bindings.undecodable(at(7))).hasMessage(what + ", at byte 7");
    assertThat(Bindings.undecodable(at(0))).hasMessage(what + ", at byte 0");
    assertThat(Bindings.undecodable(at(-1))).hasMessage(what);
    assertThat(Bindings.undecodable(new StreamReadException("x"))).hasMessage(what);
  }

  private static JacksonException at(long place) {
    TokenStreamLocation location =
        new TokenStreamLocation(ContentReference.unknown(), place, -1, 1, 1);
    return new StreamReadException(null, "x", location);
  }
}
