package io.lethe.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    @ParameterizedTest
    @CsvSource({
        "docs/README.md, index.html",
        "docs/asking.md, asking.html",
        "docs/zh/README.md, zh/index.html",
        "docs/decisions/0001-x.md, decisions/0001-x.html",
        "docs/pictures/x.svg, pictures/x.svg",
        "docs/examples/Ask.java, examples/Ask.java.txt",
        "ingest/pom.xml, source/ingest/pom.xml.txt",
        "CONTRIBUTING.md, source/CONTRIBUTING.md.txt",
    })
    void shouldHaveAnAddressForEverySource(String source, String address) {
        assertThat(Places.address(source)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "a.html, b.html, b.html",
        "a.html, a.html, a.html",
        "x/a.html, b.html, ../b.html",
        "x/a.html, x/y/b.html, y/b.html",
        "x/y/a.html, z/b.html, ../../z/b.html",
    })
    void shouldLeadFromOneToAnother(String from, String to, String way) {
        assertThat(Places.relative(from, to)).isEqualTo(way);
        assertThat(Places.resolve(from, way)).contains(to);
    }

    @Test
    void shouldNotLeaveTheRoot() {
        assertThat(Places.resolve("docs/a.md", "../../b")).isEmpty();
        assertThat(Places.resolve("docs/a.md", "./x/../b")).contains("docs/b");
    }
}
