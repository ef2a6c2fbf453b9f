package io.lethe.ingest.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Caf&eacute; cup                                        | Café cup",
                "Salt &amp; pepper                                      | Salt & pepper",
                "Caf&#233; and th&#xE9;                                 | Café and thé",
                "&lt;b&gt;Bold&lt;/b&gt; claim                          | Bold claim",
                "Th&amp;eacute; vert                                    | Thé vert",
                "<b>Bold</b> and <EM class=x>loud</EM>                  | Bold and loud",
                "<div class=\"product-description\">white</div>         | white",
                "<span style='color:red' hidden>red</span> lamp         | red lamp",
                "a<br>b<br/>c                                           | a\\nb\\nc",
                "<ul><li>white</li><li>round</li></ul>                  | white\\nround",
                "<p>One\\n   line.</p>\\n\\n<p>Another.</p>             | One line.\\nAnother.",
                "<style>p { color: red }</style>red<script>if (a<b) alert('x')</script> | red",
                "before<!-- a <b>note</b> -->after                      | beforeafter",
                "<table><tr><td>Width</td><td>9 cm</td></tr></table>    | Width 9 cm",
                "non&nbsp;breaking&shy;space                            | non breakingspace",
                "A long description <a href=\"https://shop.exam         | A long description",
                "<![CDATA[Lamp & cup]]>                                 | Lamp & cup",
                "before <![CDATA[raw <i>text</i> &amp; more]]> after    | before raw text & more after",
                "&lt;![CDATA[&lt;b&gt;Bold&lt;/b&gt;]]&gt;              | Bold",
                "<o:p>A word</o:p> from a word processor                | A word from a word processor",
                "<!DOCTYPE html><html><head><title>x</title></head><body>only this</body></html> | only this"
            })
    void shouldTakeHtmlOut(String html, String plain) {
        // When
        String read = PlainText.of(html.replace("\\n", "\n"));

        // Then
        assertThat(read).isEqualTo(plain.replace("\\n", "\n"));
        assertThat(PlainText.of(read)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I <3 this",
                "a < b and b > c",
                "x <y and z>",
                "AT&T",
                "R&D; more R&D",
                "C++ <vector>",
                "List<String> of <T>",
                "a <b and c> d",
                "if (a<b && b>c) return;",
                "fish&chips",
                "&unknown; &; &#; &#xZZ;",
                "5 > 3, 3 < 5",
                "<",
                "&",
                "<>",
                "</>",
                "<!",
                "<![CDATA[ never closed",
                "a <- b",
                "\n two  blanks and\ttabs stay \n",
                "喝茶 <三杯> &茶;"
            })
    void shouldLeaveHonestTextAsItIs(String text) {
        assertThat(PlainText.of(text)).isSameAs(text);
        assertThat(PlainText.line(text)).isSameAs(text);
    }

    @Test
    void shouldKeepHonestTextBesideHtml() {
        assertThat(PlainText.of("<p>I <3 <vector> &amp; a < b, AT&T</p>")).isEqualTo("I <3 <vector> & a < b, AT&T");
    }

    @Test
    void shouldKeepTheLinesOfATextWithoutBlocks() {
        assertThat(PlainText.of("One <b>line</b>.\nAnother &amp; more.\n")).isEqualTo("One line.\nAnother & more.");
        assertThat(PlainText.line("A<br>title\n&amp; more")).isEqualTo("A title & more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div class=\"x\"></div>", "<img src=\"a.png\">", "&nbsp;", "<!-- nothing -->"})
    void shouldSayNothingWhereNothingElseIsSaid(String html) {
        assertThat(PlainText.of(html)).isEmpty();
    }

    @Test
    void shouldChangeNothingTheSecondTime() {
        // Given
        String[] parts = {
            "<", ">", "&", ";", "b", "/", "amp", "lt", "p", " ", "\n", "=", "\"", "#65", "div", "word", "!--"
        };
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(14); length >= 0; length--) {
                text.append(parts[random.nextInt(parts.length)]);
            }

            // When
            String plain = PlainText.of(text.toString());

            // Then
            assertThat(PlainText.of(plain)).as(text.toString()).isEqualTo(plain);
        }
    }

    @Test
    void shouldStandHostileTexts() {
        for (String part : new String[] {"<a ", "<a x=", "<a x=\"", "&amp", "&amp;", "<!--", "<p", "<b>", "<a x=y "}) {
            assertThat(PlainText.of(part.repeat(20_000))).isNotNull();
        }
    }
}
