package io.lethe.recommend.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.lethe.event.Item;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextTest {
    private static final Item ITEM = new Item(
            "default",
            "p-1",
            "A rope",
            "",
            List.of("Sea", "sea", "Rope"),
            new TreeMap<>(Map.of("brand", "Knot & Co", "tags", List.of("new", "blue"), "price", 10.0)),
            true,
            null,
            null);

    @Test
    void shouldReadBoosts() {
        // When
        Boost boost = Boost.parse("category:Sea*1.5");
        Boost product = Boost.parse("name:a*b*0.5");

        // Then
        assertThat(boost.name()).isEqualTo("category:Sea");
        assertThat(boost.items().accepts(ITEM)).isTrue();
        assertThat(boost.added(2)).isCloseTo(1, within(1e-12));
        assertThat(boost.added(-2)).isCloseTo(1, within(1e-12));
        assertThat(product.name()).isEqualTo("name:a*b");
        assertThat(product.added(-2)).isCloseTo(-1, within(1e-12));
    }

    @Test
    void shouldReadPins() {
        assertThat(Pin.parse("p-17@3")).isEqualTo(new Pin("p-17", 3));
        assertThat(Pin.parse("me@home@12")).isEqualTo(new Pin("me@home", 12));
    }

    @Test
    void shouldReadCapsAndTheValuesThatTheyCount() {
        assertThat(Cap.parse("category:3")).isEqualTo(new Cap(null, 3));
        assertThat(Cap.parse("attribute:a:b:1")).isEqualTo(new Cap("a:b", 1));
        assertThat(Cap.parse("category:3").values(ITEM)).isEqualTo(List.of("sea", "rope"));
        assertThat(Cap.parse("attribute:tags:3").values(ITEM)).isEqualTo(List.of("new", "blue"));
        assertThat(Cap.parse("attribute:price:3").values(ITEM)).isEqualTo(List.of(10.0));
        assertThat(Cap.parse("attribute:size:3").values(ITEM)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "category:Sea", "*2", "category:Sea*", "Sea*2", "category:Sea*much", "category:Sea*-1"})
    void shouldRefuseWhatIsNoBoost(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Boost.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p-17", "@3", "p-17@", "p-17@0", "p-17@-1", "p-17@x", "p-17@1000000000"})
    void shouldRefuseWhatIsNoPin(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Pin.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "category", "category:0", "category:x", "brand:3", "attribute:3", "attribute:brand:"})
    void shouldRefuseWhatIsNoCap(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cap.parse(text));
    }

    @Test
    void shouldRefuseTwoItemsOfOnePlaceAndTwoPlacesOfOneItem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rules.NONE.withPins(List.of(new Pin("a", 1), new Pin("b", 1))))
                .withMessage("two items are pinned to place 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rules.NONE.withPins(List.of(new Pin("a", 1), new Pin("a", 2))))
                .withMessage("the item 'a' is pinned twice");
    }
}
