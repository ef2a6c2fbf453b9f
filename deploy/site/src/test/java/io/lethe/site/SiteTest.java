package io.lethe.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
    private final Path root;
    private final Path target;

    SiteTest(@TempDir Path folder) {
        this.root = folder.resolve("repository");
        this.target = folder.resolve("site");
    }

    @BeforeEach
    void setUp() throws IOException {
        document(
                "docs/README.md",
                "# Papers\n\n## Begin\n\n- [First](one.md)\n- [Second](two.md)\n\n## Why\n\n- [Choices](choices/README.md)\n");
        document(
                "docs/one.md",
                "# One\n\nSee [the second](two.md#a-part-of-it), [its top](two.md), [the code](../core/A.java) and [elsewhere](https://example.org/x).\n");
        document("docs/two.md", "# Two\n\n## A part of it\n\nText.\n\n## Other `a<b>` part\n\n## Last\n");
        document("docs/choices/README.md", "# Choices\n\n| # | what |\n|---|---|\n| [1](0001-x.md) | x |\n");
        document("docs/choices/0001-x.md", "# X\n\nBack to [one](../one.md).\n");
        document("core/A.java", "class A {}\n");
    }

    @Test
    void shouldLeadLinksToPagesAndFiles() throws IOException {
        // When
        int pages = Site.write(root, target);

        // Then
        assertThat(pages).isEqualTo(5);
        assertThat(html("one.html"))
                .contains("<a href=\"two.html#a-part-of-it\">the second</a>")
                .contains("<a href=\"two.html\">its top</a>")
                .contains("<a href=\"source/core/A.java.txt\">the code</a>")
                .contains("<a href=\"https://example.org/x\">elsewhere</a>");
        assertThat(html("choices/0001-x.html"))
                .contains("<a href=\"../one.html\">one</a>")
                .contains("href=\"../site.css\"");
        assertThat(target.resolve("source/core/A.java.txt")).hasContent("class A {}");
        assertThat(target.resolve("one.md.txt")).hasSameTextualContentAs(root.resolve("docs/one.md"));
    }

    @ParameterizedTest
    @CsvSource({
        "[x](three.md), three.md leads to docs/three.md",
        "[x](two.md#nowhere), two.md#nowhere leads to no heading of docs/two.md",
        "[x](#nowhere), #nowhere leads to no heading of docs/one.md",
        "[x](../core), ../core leads to core",
        "[x](../../x.md), ../../x.md leads out of the repository",
        "[x](/docs/two.md), /docs/two.md leads out of the repository",
        "![a picture](x.svg), x.svg leads to docs/x.svg",
        "![](two.md), a picture has no description",
        "<img src=\"two.md\">, a picture has no description",
        "<picture><img src=\"x.png\" alt=\"x\"></picture>, x.png leads to docs/x.png",
        "<script>alert(1)</script>, holds markup other than comments and pictures",
        "a <b>word</b>, holds markup other than comments and pictures",
        "<!-- include x.py -->, 'includes x.py, which is not there'",
    })
    void shouldNameFileAndLineOfWhatIsWrong(String text, String said) {
        // Given
        document("docs/one.md", "# One\n\nfirst\n\n" + text + "\n");

        // When / Then
        assertThatThrownBy(() -> Site.write(root, target))
                .isInstanceOf(FaultyDocumentsException.class)
                .hasMessageContaining("docs/one.md:5: ")
                .hasMessageContaining(said);
        assertThat(target).doesNotExist();
    }

    @Test
    void shouldNameEveryFaultAtOnce() {
        // Given
        document("docs/one.md", "# One\n\n[x](three.md)\n\n[y](four.md)\n");
        document("docs/lost.md", "No title\n");

        // When / Then
        assertThatThrownBy(() -> Site.write(root, target))
                .hasMessageContaining("4 faults")
                .hasMessageContaining("docs/one.md:3: ")
                .hasMessageContaining("docs/one.md:5: ")
                .hasMessageContaining("docs/lost.md:1: is named in no list: add it to docs/README.md")
                .hasMessageContaining("docs/lost.md:1: has 0 titles");
    }

    @Test
    void shouldCallALinkByTheTitleOfItsPage() throws IOException {
        // Given
        document("docs/one.md", "# One\n\nIt is in [0001-x.md](choices/0001-x.md), see [two.md](two.md).\n");

        // When
        Site.write(root, target);

        // Then
        assertThat(html("one.html"))
                .contains("It is in <a href=\"choices/0001-x.html\">X</a>, see <a href=\"two.html\">Two</a>.");
    }

    @Test
    void shouldCheckTheReadmeToo() {
        // Given
        document("README.md", "# Lethe\n\n[papers](docs/two.md#gone)\n");

        // When / Then
        assertThatThrownBy(() -> Site.write(root, target))
                .hasMessageContaining("README.md:3: docs/two.md#gone leads to no heading of docs/two.md");
    }

    @Test
    void shouldGiveHeadingsAnchorsAndListThem() throws IOException {
        // When
        Site.write(root, target);

        // Then
        assertThat(html("two.html"))
                .contains("<h2 id=\"a-part-of-it\">A part of it</h2>")
                .contains("<h2 id=\"other-ab-part\">Other <code>a&lt;b&gt;</code> part</h2>")
                .contains("<li><a href=\"#other-ab-part\">Other a&lt;b&gt; part</a></li>");
        assertThat(html("one.html")).doesNotContain("class=\"sections\"");
    }

    @Test
    void shouldPutPagesInTheOrderOfTheList() throws IOException {
        // When
        Site.write(root, target);

        // Then
        String second = html("two.html");
        assertThat(second)
                .contains("<title>Two · Lethe</title>")
                .contains("<a href=\"one.html\">Previous: One</a>")
                .contains("<a href=\"choices/index.html\">Next: Choices</a>")
                .contains("<a href=\"two.html\" aria-current=\"page\">Second</a>")
                .doesNotContain("0001-x.html");
        assertThat(second.indexOf("<p>Begin</p>")).isBetween(0, second.indexOf("<p>Why</p>"));
        assertThat(html("choices/0001-x.html"))
                .contains("<a href=\"0001-x.html\" aria-current=\"page\">X</a>")
                .contains("<a href=\"index.html\">Previous: Choices</a>")
                .doesNotContain("Next:");
    }

    @Test
    void shouldRenderTablesAndCodeAsTheyAre() throws IOException {
        // Given
        document(
                "docs/one.md",
                "# One & only\n\n| a | b |\n|---|---|\n| `x \\| y` | <3 & more |\n\n```sh run\ncurl 'a?b&c' <in \"q\"\n```\n");

        // When
        Site.write(root, target);

        // Then
        assertThat(html("one.html"))
                .contains("<title>One &amp; only · Lethe</title>")
                .contains("<div class=\"wide\" tabindex=\"0\"><table>")
                .contains("<td><code>x | y</code></td>")
                .contains("<td>&lt;3 &amp; more</td>")
                .contains(
                        "<pre tabindex=\"0\"><code class=\"language-sh\">curl 'a?b&amp;c' &lt;in &quot;q&quot;\n</code></pre>");
    }

    @Test
    void shouldShowTheFileThatIsIncluded() throws IOException {
        // Given
        document("docs/examples/ask.py", "print(\"<hello>\")\n");
        document("docs/one.md", "# One\n\n<!-- include examples/ask.py -->\n");

        // When
        Site.write(root, target);

        // Then
        assertThat(html("one.html"))
                .contains(
                        "<pre tabindex=\"0\"><code class=\"language-py\">print(&quot;&lt;hello&gt;&quot;)\n</code></pre>");
    }

    @Test
    void shouldBringPicturesForLightAndDark() throws IOException {
        // Given
        document("docs/pictures/day.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 29.6\"/>");
        document("docs/pictures/night.svg", "<svg/>");
        ImageIO.write(
                new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB),
                "png",
                root.resolve("docs/pictures/dot.png").toFile());
        document("docs/choices/0001-x.md", """
                # X

                <picture>
                <source srcset="../pictures/night.svg" media="(prefers-color-scheme: dark)">
                <img src="../pictures/day.svg" alt="A day">
                </picture>

                ![The day](../pictures/day.svg)
                ![A dot](../pictures/dot.png)
                """);

        // When
        Site.write(root, target);

        // Then
        assertThat(html("choices/0001-x.html"))
                .contains("<source srcset=\"../pictures/night.svg\"")
                .contains("<img src=\"../pictures/day.svg\" width=\"40\" height=\"30\" alt=\"A day\">")
                .contains(
                        "<img src=\"../pictures/day.svg\" width=\"40\" height=\"30\" alt=\"The day\" loading=\"lazy\"")
                .contains("<img src=\"../pictures/dot.png\" width=\"3\" height=\"2\" alt=\"A dot\"");
        assertThat(target.resolve("pictures/dot.png")).exists();
        assertThat(target.resolve("pictures/day.svg")).exists();
        assertThat(target.resolve("pictures/night.svg")).exists();
    }

    @Test
    void shouldLeadFromOneLanguageToTheOther() throws IOException {
        // Given
        document("docs/zh/README.md", "# 文档\n\n- [第一篇](one.md)\n");
        document("docs/zh/one.md", "# 第一\n\n## 兴趣 会遗忘\n\n[上](#兴趣-会遗忘) 和 [英文](../two.md)\n");

        // When
        Site.write(root, target);

        // Then
        assertThat(html("zh/one.html"))
                .contains("<html lang=\"zh\">")
                .contains("<h2 id=\"兴趣-会遗忘\">")
                .contains("<a href=\"../one.html\" class=\"language\" lang=\"en\" hreflang=\"en\">English</a>")
                .contains("跳到正文")
                .contains("<a href=\"index.html\">上一页: 文档</a>");
        assertThat(html("one.html"))
                .contains("<a href=\"zh/one.html\" class=\"language\" lang=\"zh\" hreflang=\"zh\">中文</a>");
        assertThat(html("two.html")).contains("<a href=\"zh/index.html\" class=\"language\"");
    }

    @Test
    void shouldLeaveNothingOfAnEarlierSite() throws IOException {
        // Given
        Files.createDirectories(target);
        Files.writeString(target.resolve("old.html"), "old");

        // When
        Site.write(root, target);

        // Then
        assertThat(target.resolve("old.html")).doesNotExist();
        assertThat(html("index.html"))
                .contains("<title>Papers</title>")
                .containsSubsequence("<main id=\"text\">", "<h1", "<article>")
                .contains("<a class=\"skip\" href=\"#text\">Skip to the text</a>")
                .doesNotContain("<script");
    }

    private String html(String address) throws IOException {
        return Files.readString(target.resolve(address));
    }

    private void document(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
