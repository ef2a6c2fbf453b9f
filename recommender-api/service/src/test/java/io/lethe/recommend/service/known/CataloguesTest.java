package io.lethe.recommend.service.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.SmallShop;
import org.junit.jupiter.api.Test;

class CataloguesTest {
    private final Catalogues catalogues = new Catalogues();

    @Test
    void shouldKeepTenantsApart() {
        // When
        SmallShop.fill(catalogues.toFill("shop"));

        // Then
        assertThat(catalogues.of("shop").itemCount()).isEqualTo(4);
        assertThat(catalogues.of("default").itemCount()).isZero();
        assertThat(catalogues.toFill("shop")).isSameAs(catalogues.of("shop"));
    }

    @Test
    void shouldNotKeepTenantsThatAreOnlyAskedAbout() {
        // When
        for (int i = 0; i < 100; i++) {
            catalogues.of("tenant-" + i);
        }

        // Then
        assertThat(catalogues.all()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoItemAndWhatIsNoId() {
        // Given
        SmallShop.fill(catalogues.toFill("shop"));

        // When / Then
        assertThat(catalogues.existing("shop", "sail").item().title()).isEqualTo("Sailing the coast");
        Refusals.of(404, () -> catalogues.existing("default", "sail")).hasMessageContaining("'sail'");
        Refusals.ofField("id", () -> catalogues.existing("shop", " "));
    }

    @Test
    void shouldCallAnEventsItemByItsTitleWhereThereIsOne() {
        // Given
        ItemTitles titles = new ItemTitles(SmallShop.catalogue());

        // When / Then
        assertThat(titles.of("soup")).isEqualTo("A pot of soup");
        assertThat(titles.of("gone")).isNull();
        assertThat(titles.of(null)).isNull();
    }
}
