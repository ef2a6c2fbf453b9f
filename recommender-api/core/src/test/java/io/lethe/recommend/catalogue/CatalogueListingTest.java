package io.lethe.recommend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.Shop;
import io.lethe.recommend.catalogue.CatalogueListing.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogueListingTest {
    private final LiveCatalogue catalogue = Shop.standard().catalogue;

    @Test
    void shouldListEachItemOnceInTheOrderOfIds() {
        // When
        List<String> ids = new ArrayList<>();
        String after = null;
        Page page;
        do {
            page = CatalogueListing.page(catalogue, after, null, 2);
            page.items().forEach(item -> ids.add(item.itemId()));
            after = ids.get(ids.size() - 1);
        } while (page.more());

        // Then
        assertThat(ids).isSorted().doesNotHaveDuplicates().hasSize(catalogue.itemCount());
        assertThat(page.total()).isEqualTo(catalogue.itemCount());
    }

    @Test
    void shouldFindByAPartOfIdOrTitleWhateverItsCase() {
        assertThat(found("SAI")).contains("sail").doesNotContain("bread");
        assertThat(found("no such item")).isEmpty();
        assertThat(found(null)).hasSize(catalogue.itemCount());
    }

    private List<String> found(@Nullable String part) {
        return CatalogueListing.page(catalogue, null, part, 100).items().stream()
                .map(CatalogueItem::itemId)
                .toList();
    }
}
