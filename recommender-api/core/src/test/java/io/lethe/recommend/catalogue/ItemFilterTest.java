package io.lethe.recommend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.event.Item;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemFilterTest {
    private static final Item ITEM = new Item(
            "default",
            "i",
            "T",
            "",
            List.of("Sea"),
            new TreeMap<>(Map.of(
                    "price",
                    9.5,
                    "colour",
                    "red",
                    "new",
                    true,
                    "tags",
                    List.of("x", "y"),
                    "cost",
                    "20",
                    "sizes",
                    List.of("38", "39.5"))),
            true,
            null,
            null);

    @ParameterizedTest
    @CsvSource({
        "price:9.5,true",
        "price>=9.5,true",
        "price>9.5,false",
        "price<10,true",
        "price<=9,false",
        "colour:red,true",
        "colour:blue,false",
        "new:true,true",
        "tags:y,true",
        "tags:z,false",
        "missing:1,false",
        "colour>3,false",
        "category:sea,true",
        "!colour:red,false",
        "!colour:blue,true",
        "!missing:1,true",
        "!price>9,false",
        "!category:SEA,false",
        "colour:blue|red,true",
        "colour:blue|green,false",
        "!colour:blue|green,true",
        "tags:z|y,true",
        "price:1|9.5,true",
        "category:space|sea,true",
        "colour:|,false",
        "cost:20,true",
        "cost:20.0,true",
        "cost<=30,true",
        "cost>30,false",
        "price:9.50,true",
        "sizes:38,true",
        "sizes:38.0,true",
        "sizes>=39,true",
        "sizes>40,false",
        "new>=1,false",
        "colour<9,false"
    })
    void shouldFilterByAttribute(String text, boolean expected) {
        assertThat(ItemFilter.parse(text).accepts(ITEM)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"price", "", ":x", "price>=cheap", "price:", "!", "!price", "!!"})
    void shouldRefuseWhatIsNoFilter(String text) {
        assertThatThrownBy(() -> ItemFilter.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldFindAValueWithBarsAsAWholeToo() {
        Item item = new Item(
                "default", "p", "P", "", List.of("War|Drama"), new TreeMap<>(Map.of("band", "A|B")), true, null, null);
        assertThat(ItemFilter.parse("band:A|B").accepts(item)).isTrue();
        assertThat(ItemFilter.parse("category:War|Drama").accepts(item)).isTrue();
    }

    @Test
    void shouldHoldOnlyIfAllHold() {
        ItemFilter both = new ItemFilter.All(List.of(ItemFilter.parse("price>1"), ItemFilter.parse("colour:blue")));
        assertThat(both.accepts(ITEM)).isFalse();
    }
}
