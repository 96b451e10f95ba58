package io.cacheme.tests.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The pictures of calls are those of a run, and that of modules is that of the poms; {@code
 * -Dcacheme.golden.update=true} draws them anew.
 */
class PicturesTest {

  private static final Path HOME = Path.of("..");
  private static final Path PICTURES = HOME.resolve("docs/pictures");

  @Test
  void get_isOfARun() throws IOException {
    assertDrawn("get.svg", CallPictures.get());
  }

  @Test
  void invalidate_isOfARun() throws IOException {
    assertDrawn("invalidate.svg", CallPictures.invalidate());
  }

  @Test
  void modules_areThoseOfThePoms() throws IOException {
    assertDrawn("modules.svg", ModulesPicture.drawn(HOME));
  }

  private static void assertDrawn(String name, String drawn) throws IOException {
    Path picture = PICTURES.resolve(name);
    if (Boolean.getBoolean("cacheme.golden.update")) {
      Files.writeString(picture, drawn);
    }
    assertThat(picture).content().isEqualTo(drawn);
  }
}
