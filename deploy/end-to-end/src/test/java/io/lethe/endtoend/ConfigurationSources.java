package io.lethe.endtoend;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What can be configured, as the sources of the {@code @ConfigMapping} interfaces say it. */
final class ConfigurationSources {
    /**
     * A property.
     *
     * @param name    such as {@code lethe.ingest.batch-size}
     * @param type    such as {@code Duration}
     * @param initial its default; empty if it has none
     * @param about   its Javadoc as Markdown
     */
    record Property(String name, String type, String initial, String about) {}

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final Map<String, List<Property>> byPrefix = new TreeMap<>();

    private ConfigurationSources() {}

    /** The properties by their prefix, those of one interface in its own order. */
    static Map<String, List<Property>> under(Path root) throws IOException {
        ConfigurationSources sources = new ConfigurationSources();
        try (Stream<Path> files = Files.find(
                root,
                20,
                (file, kind) -> kind.isRegularFile()
                        && file.toString().endsWith("Config.java")
                        && file.toString().contains("service/src/main/java"))) {
            for (Path file : files.sorted().toList()) {
                sources.read(file);
            }
        }
        return sources.byPrefix;
    }

    private void read(Path file) throws IOException {
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            DocTrees docs = DocTrees.instance(task);
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree mapping) {
                    Optional<String> prefix = annotation(mapping.getModifiers(), "ConfigMapping");
                    if (prefix.isPresent()) {
                        List<Property> properties = new ArrayList<>();
                        addAll(
                                properties,
                                prefix.get() + ".",
                                mapping,
                                new TreePath(new TreePath(unit), mapping),
                                docs,
                                defaultsBeside(file));
                        byPrefix.put(prefix.get(), properties);
                    }
                }
            }
        }
    }

    private static void addAll(
            List<Property> into, String prefix, ClassTree mapping, TreePath path, DocTrees docs, Properties defaults) {
        Map<String, ClassTree> inner = new TreeMap<>();
        for (Tree member : mapping.getMembers()) {
            if (member instanceof ClassTree type) {
                inner.put(type.getSimpleName().toString(), type);
            }
        }
        for (Tree member : mapping.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                String name = prefix + dashed(method.getName().toString());
                String type = method.getReturnType().toString();
                ClassTree section = inner.get(type);
                if (section != null) {
                    addAll(into, name + ".", section, new TreePath(path, section), docs, defaults);
                } else {
                    String initial =
                            annotation(method.getModifiers(), "WithDefault").orElse(defaults.getProperty(name, ""));
                    into.add(new Property(
                            name, type, initial, markdown(docs.getDocCommentTree(new TreePath(path, method)))));
                }
            }
        }
    }

    private static String markdown(DocCommentTree comment) {
        StringBuilder text = new StringBuilder();
        for (DocTree part : comment.getFullBody()) {
            text.append(
                    part instanceof com.sun.source.doctree.LiteralTree code
                            ? "`" + code.getBody() + "`"
                            : part.toString());
        }
        return text.toString().replaceAll("\\s+", " ").replace("|", "\\|").strip();
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The one value of an annotation, if it is there. */
    private static Optional<String> annotation(ModifiersTree modifiers, String name) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            if (annotation.getAnnotationType().toString().equals(name)) {
                ExpressionTree argument = annotation.getArguments().get(0);
                ExpressionTree value =
                        argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
                return Optional.of(((LiteralTree) value).getValue().toString());
            }
        }
        return Optional.empty();
    }

    /** The defaults that the same service's resources hold. */
    private static Properties defaultsBeside(Path source) throws IOException {
        String main = source.toString().replaceFirst("src/main/java/.*", "src/main/");
        Path file = Path.of(main, "resources", "META-INF", "microprofile-config.properties");
        Properties defaults = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                defaults.load(in);
            }
        }
        return defaults;
    }
}
