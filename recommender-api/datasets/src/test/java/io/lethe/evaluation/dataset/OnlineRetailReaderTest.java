package io.lethe.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.dataset.row.SequenceMode;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineRetailReaderTest {
    private static final List<String> ROWS = List.of(
            "536365,85123A,OLD NAME,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom",
            "536366,85123A,NEW NAME,6,2010-12-02 08:26:00,2.55,17850.0,United Kingdom",
            "536366,85123A,\"NEW, NAME\",6,2010-12-02 08:26:00,2.55,17850,United Kingdom",
            "536367,85123A,,2,2010-12-03 08:26:00,2.55,17850,United Kingdom",
            "C536379,22960,JAM JAR,-3,12/5/2010 9:41,1.25,14527.0,Germany",
            "536370,22961,,1,2010-12-05 09:41:00,1.25,14527.0,Germany",
            "536371,22962,damaged,-1,2010-12-05 09:41:00,0,,United Kingdom",
            "536372,POST,POSTAGE,1,2010-12-05 09:41:00,18,12583.0,France",
            "536372,gift_0001_20,GIFT,1,2010-12-05 09:41:00,18,12583.0,France",
            "536373,22963,LAMP,-1,2010-12-05 09:41:00,18,12583.0,France",
            "536373,22963,LAMP,1,yesterday,18,12583.0,France");

    private final Path folder;

    OnlineRetailReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Reading read(List<String> rows) throws IOException {
        Reading.write(
                folder.resolve("online-retail.csv.gz"),
                Stream.concat(Stream.of(String.join(",", OnlineRetailReader.COLUMNS)), rows.stream())
                        .toArray(String[]::new));
        return Reading.of(folder, SequenceMode.AUTO);
    }

    @Test
    void shouldTurnCancellationsIntoReturns() throws IOException {
        // When
        Reading reading = read(ROWS);

        // Then
        assertThat(reading.interactions())
                .extracting(Interaction::userId, Interaction::itemId, Interaction::type, Interaction::value)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("14527", "22960", "return", 3.0),
                        org.assertj.core.groups.Tuple.tuple("17850", "85123A", "purchase", 6.0));
        assertThat(reading.interactions()).hasSize(6);
    }

    @Test
    void shouldRejectRowsWithoutACustomerAndServiceCodes() throws IOException {
        // When
        Reading reading = read(ROWS);

        // Then
        assertThat(reading.rejections())
                .containsEntry("CustomerID is missing", 1L)
                .containsEntry("StockCode is a service code and no product", 2L)
                .containsEntry("Quantity is not positive", 1L)
                .containsEntry("InvoiceDate is not a time such as 2010-12-01 08:26:00", 1L)
                .hasSize(4);
    }

    @Test
    void shouldNameProductsTheSameWhateverTheOrderAndRepeatsOfRows() throws IOException {
        // Given
        List<Item> catalogue = read(ROWS).catalogue();

        // When
        List<String> shuffled = new ArrayList<>(ROWS);
        shuffled.addAll(ROWS.subList(0, 2));
        Collections.shuffle(shuffled, new Random(7));
        List<Item> again = read(shuffled).catalogue();

        // Then
        assertThat(again).isEqualTo(catalogue);
        assertThat(catalogue)
                .extracting(Item::itemId, Item::title)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("22960", "JAM JAR"),
                        org.assertj.core.groups.Tuple.tuple("22961", "22961"),
                        org.assertj.core.groups.Tuple.tuple("85123A", "NEW NAME"));
    }
}
