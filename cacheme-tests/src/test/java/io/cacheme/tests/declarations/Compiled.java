package io.cacheme.tests.declarations;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** The classes that a compilation made. */
public final class Compiled extends ClassLoader {

  private final Map<String, JavaFileObject> files = new HashMap<>();

  /** Of {@code compilation}, which succeeded. */
  public Compiled(Compilation compilation) {
    super(Compiled.class.getClassLoader());
    compilation.generatedFiles().stream()
        .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
        .forEach(file -> files.put(file.getName(), file));
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = "/" + StandardLocation.CLASS_OUTPUT + "/" + name.replace('.', '/') + ".class";
    JavaFileObject file = files.get(path);
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream in = file.openInputStream()) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
