package io.lethe.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads documents: CommonMark with tables, and one directive of its own. {@code <!-- include FILE -->} on a line of its
 * own shows the text of that file, which is named as seen from the document, as a block of code.
 */
final class Markdown {
    static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Pattern INCLUDE = Pattern.compile("<!--\\s*include\\s+(\\S+)\\s*-->\\s*");

    private final Parser parser = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private final Path root;
    private final Consumer<Fault> faults;

    Markdown(Path root, Consumer<Fault> faults) {
        this.root = root;
        this.faults = faults;
    }

    /** Reads a document; what is wrong with its includes or its title is told. */
    Page read(String source) {
        Node document = parser.parse(text(root.resolve(source)));
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock block) {
                Matcher include = INCLUDE.matcher(block.getLiteral());
                if (include.matches()) {
                    include(source, block, include.group(1));
                }
            }
        });
        Map<Heading, Page.Section> sections = new LinkedHashMap<>();
        IdGenerator ids = IdGenerator.builder().build();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                String text = plain(heading);
                sections.put(heading, new Page.Section(heading.getLevel(), ids.generateId(text), text));
            }
        });
        long titles = sections.values().stream()
                .filter(section -> section.level() == 1)
                .count();
        if (titles != 1 || !(document.getFirstChild() instanceof Heading)) {
            faults.accept(new Fault(
                    source, 1, "has " + titles + " titles (headings of level 1) and needs one, at its beginning"));
        }
        return new Page(source, document, sections);
    }

    private void include(String source, HtmlBlock directive, String file) {
        Path included = root.resolve(Places.resolve(source, file).orElse(""));
        if (!Files.isRegularFile(included)) {
            faults.accept(new Fault(source, lineOf(directive), "includes " + file + ", which is not there"));
            return;
        }
        FencedCodeBlock code = new FencedCodeBlock();
        code.setInfo(file.substring(file.lastIndexOf('.') + 1));
        code.setLiteral(text(included));
        directive.insertAfter(code);
        directive.unlink();
    }

    /** The line on which a node begins, from 1; that of what it lies in where it has none of its own. */
    static int lineOf(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.getSourceSpans().isEmpty()) {
                return at.getSourceSpans().get(0).getLineIndex() + 1;
            }
        }
        return 1;
    }

    /** The text of a node without its marks. */
    static String plain(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text one) {
                text.append(one.getLiteral());
            }

            @Override
            public void visit(Code one) {
                text.append(one.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak one) {
                text.append(' ');
            }
        });
        return text.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
