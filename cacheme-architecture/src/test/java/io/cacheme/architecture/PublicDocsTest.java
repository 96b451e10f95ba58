package io.cacheme.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * What others may call is documented, and what they could implement or extend says who does.
 * Doclint, which compiles along, sees to what is written: its group "missing" wants a
 * {@code @return} of each accessor, too.
 */
class PublicDocsTest {

  private static final Pattern EXPORT = Pattern.compile("(?m)^  exports ([\\w.]+);");
  private static final Pattern WHO =
      Pattern.compile("\\b([Ii]mplement|[Ee]xtend|alone makes them)");

  /** What only generated code calls is said once, of the package. */
  private static final String GENERATED = "io.cacheme.generated";

  private final List<String> undocumented = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private final List<String> openToNobodyKnowsWhom = new ArrayList<>();

  @Test
  void everythingPublic_isDocumented() throws IOException {
    look();

    assertThat(undocumented).isEmpty();
  }

  @Test
  void whatCanBeImplementedOrExtended_saysByWhom() throws IOException {
    look();

    assertThat(open).contains("NodeCache", "RemoteStorage", "StorageReplyException", "Answer");
    assertThat(openToNobodyKnowsWhom).isEmpty();
  }

  private void look() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(exported()));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Look(docs, unit).scan(unit, null);
      }
    }
  }

  /** The sources of what the published modules export to all. */
  private static List<Path> exported() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String artifact : DescriptorsTest.published().toList()) {
      Path main = Path.of("..", artifact, "src", "main", "java");
      Path module = main.resolve("module-info.java");
      if (Files.exists(module)) {
        for (String name : exports(Files.readString(module))) {
          sources.addAll(sources(main.resolve(name.replace('.', '/'))));
        }
      }
    }
    return sources;
  }

  private static Set<String> exports(String module) {
    return EXPORT
        .matcher(module)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** At the public parts of one file. */
  private final class Look extends TreePathScanner<Void, Void> {

    private final DocTrees docs;
    private final CompilationUnitTree unit;

    Look(DocTrees docs, CompilationUnitTree unit) {
      this.docs = docs;
      this.unit = unit;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (!isCalledByOthers(type.getModifiers())) {
        return null; // nor is what is in it
      }
      String doc = documented(type.getSimpleName());
      if (isOpen(type) && !unit.getPackageName().toString().equals(GENERATED)) {
        open.add(type.getSimpleName().toString());
        if (!WHO.matcher(doc).find()) {
          openToNobodyKnowsWhom.add(type.getSimpleName().toString());
        }
      }
      return super.visitClass(type, nothing);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(each -> each.getAnnotationType().toString().equals("Override"));
      boolean written = docs.getSourcePositions().getEndPosition(unit, method) >= 0;
      if (isCalledByOthers(method.getModifiers()) && !overrides && written) {
        documented(method.getName());
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void nothing) {
      ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
      if (owner.getKind() != Kind.RECORD && isCalledByOthers(field.getModifiers())) {
        documented(field.getName());
      }
      return null;
    }

    /** Of a type or member; members of an interface are public without a word. */
    private boolean isCalledByOthers(ModifiersTree modifiers) {
      Set<Modifier> said = modifiers.getFlags();
      Tree around = getCurrentPath().getParentPath().getLeaf();
      boolean inInterface =
          around.getKind() == Kind.INTERFACE || around.getKind() == Kind.ANNOTATION_TYPE;
      return said.contains(Modifier.PUBLIC)
          || said.contains(Modifier.PROTECTED)
          || (inInterface && !said.contains(Modifier.PRIVATE));
    }

    private String documented(CharSequence name) {
      String doc = docs.getDocComment(getCurrentPath());
      if (doc == null || doc.isBlank()) {
        undocumented.add(where() + "." + name);
        return "";
      }
      return doc;
    }

    private String where() {
      List<String> names = new ArrayList<>();
      for (TreePath path = getCurrentPath().getParentPath(); path != null; ) {
        if (path.getLeaf() instanceof ClassTree type) {
          names.add(0, type.getSimpleName().toString());
        }
        path = path.getParentPath();
      }
      return unit.getPackageName() + "." + String.join(".", names);
    }

    /** Whether a class of others could implement or extend it. */
    private boolean isOpen(ClassTree type) {
      Set<Modifier> said = type.getModifiers().getFlags();
      if (type.getKind() == Kind.INTERFACE) {
        return !said.contains(Modifier.SEALED);
      }
      return type.getKind() == Kind.CLASS
          && !said.contains(Modifier.FINAL)
          && !said.contains(Modifier.SEALED)
          && hasConstructorForOthers(type);
    }

    private boolean hasConstructorForOthers(ClassTree type) {
      Set<Set<Modifier>> constructors = new HashSet<>();
      for (Tree member : type.getMembers()) {
        if (member instanceof MethodTree method && method.getName().contentEquals("<init>")) {
          constructors.add(method.getModifiers().getFlags());
        }
      }
      return constructors.isEmpty()
          || constructors.stream()
              .anyMatch(
                  said -> said.contains(Modifier.PUBLIC) || said.contains(Modifier.PROTECTED));
    }
  }
}
