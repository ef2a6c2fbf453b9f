package io.lethe.evaluation.dataset;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.dataset.mapping.Mapping;
import io.lethe.evaluation.dataset.mapping.MappingReading;
import io.lethe.evaluation.dataset.mapping.MappingText;
import io.lethe.evaluation.dataset.mapping.MappingYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of nobody's layout, by a mapping that somebody gave or that was guessed. */
class MappedReaderTest {
    private static final String SHOP = """
            visitor,product,what,at,product name,section,cost
            1,a,addtocart,1760000000,Lamp,Home|Light,9.50
            1,a,transaction,1760000100,Lamp,Home|Light,9.50
            2,b,pv,1760000200,Cup,Kitchen,3
            """;

    private final Path folder;

    MappedReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Detection.Recognised read(String name, String text, @Nullable Mapping mapping) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Detection detection = Detection.of(new DatasetFiles(List.of(file), mapping, null), ReadOptions.DEFAULT);
        assertThat(detection).isInstanceOf(Detection.Recognised.class);
        return (Detection.Recognised) detection;
    }

    private static Mapping mapping(String text) {
        return ((MappingReading.Read) MappingText.read(text, "UTC")).mapping();
    }

    private static List<String> errors(MappingReading reading) {
        return ((MappingReading.Refused) reading).errors();
    }

    @Test
    void shouldReadEventsAndItemsOfOneFileByALine() throws IOException {
        // When
        Detection.Recognised read = read(
                "log.csv",
                SHOP,
                mapping(
                        "user=visitor,item=product,type=what,time=at:s,title=product name,categories=section:|,attributes=cost"));
        Preview preview = Preview.of(read.reader(), 5);

        // Then
        assertThat(preview.events())
                .extracting(event -> event.get("userId").asText()
                        + event.get("itemId").asText()
                        + event.get("type").asText()
                        + event.get("timestamp").asLong())
                .containsExactly("1acart1760000000000", "1apurchase1760000100000", "2bview1760000200000");
        assertThat(preview.items())
                .extracting(item -> item.get("title").asText() + item.get("categories") + item.get("attributes"))
                .containsExactly("Lamp[\"Home\",\"Light\"]{\"cost\":9.5}", "Cup[\"Kitchen\"]{\"cost\":3.0}");
    }

    @Test
    void shouldGuessTheSameAndWriteItDown() throws IOException {
        // When
        Detection.Recognised guessed = read("log.csv", SHOP.replace("product name", "title"), null);
        String yaml = MappingYaml.write(requireNonNull(guessed.mapping()));
        Detection.Recognised again = read(
                "log.csv",
                SHOP.replace("product name", "title"),
                ((MappingReading.Read) MappingYaml.read(yaml, "kept.yaml")).mapping());

        // Then
        assertThat(guessed.guessed()).isTrue();
        assertThat(yaml).contains("addtocart: cart", "transaction: purchase", "format: s");
        Preview preview = Preview.of(guessed.reader(), 5);
        assertThat(preview.events())
                .extracting(event -> event.get("type").asText())
                .containsExactly("cart", "purchase", "view");
        assertThat(Preview.of(again.reader(), 5)).isEqualTo(preview);
        assertThat(MappingYaml.write(requireNonNull(again.mapping()))).isEqualTo(yaml);
    }

    @Test
    void shouldGuessColumnsOfOtherLanguagesAndOneKindOfEventByTheNameOfTheFile() throws IOException {
        // When
        Detection.Recognised read = read(
                "orders.csv",
                "Kundennummer;Artikelnummer;Bestelldatum;Menge;Bezeichnung\nK7;A1;24.12.2025 18:30;2;Lampe\n",
                null);
        Preview preview = Preview.of(read.reader(), 5);

        // Then
        assertThat(preview.events())
                .singleElement()
                .asString()
                .contains(
                        "\"userId\":\"K7\"",
                        "\"itemId\":\"A1\"",
                        "\"type\":\"purchase\"",
                        "\"value\":2.0",
                        "1766601000000");
        assertThat(preview.items()).singleElement().asString().contains("Lampe");
    }

    @Test
    void shouldReadArraysOfJsonWithFieldsInside() throws IOException {
        // When
        Detection.Recognised read = read(
                "log.json",
                "[{\"user\": {\"id\": 7}, \"sku\": \"x\", \"action\": \"buy\", \"ts\": \"2026-03-01 10:00:00+0100\"},\n 3]\n",
                mapping("user=user.id,item=sku,type=action,time=ts"));
        Preview preview = Preview.of(read.reader(), 5);

        // Then
        assertThat(preview.events()).singleElement().asString().contains("\"7\"", "purchase", "1772355600000");
        assertThat(preview.rejected()).singleElement().asString().contains("log.json:2", "is not a JSON object");
    }

    @Test
    void shouldTakeConstantsScalesAndWordsThatSomebodyGives() throws IOException {
        // When
        Detection.Recognised read = read(
                "log.csv",
                "who,thing,points,did\n1,x,10,foo\n2,x,1,bar\n",
                mapping("user=who,item=thing,value=points:1..10,type=did,foo=rating,time='2026-01-02'"));
        Preview preview = Preview.of(read.reader(), 5);

        // Then
        assertThat(preview.events())
                .extracting(event -> event.get("value").asDouble())
                .containsExactly(5.0, 0.5);
        assertThat(preview.events().get(0).get("timestamp").asLong()).isEqualTo(1_767_312_000_000L);
        assertThat(read.findings())
                .anyMatch(finding ->
                        finding.kind().equals("unknown-types") && finding.text().contains("bar (1 rows)"));
    }

    @Test
    void shouldGiveTheDayOfTheFileToEventsWithoutATimeAndSayIt() throws IOException {
        // When
        Detection.Recognised read = read("likes.csv", "user,item\n1,x\n1,y\n", null);

        // Then
        assertThat(Preview.of(read.reader(), 5).events())
                .extracting(event -> event.get("type").asText())
                .containsOnly("like");
        assertThat(read.findings()).anyMatch(finding -> finding.kind().equals("no-time"));
    }

    @Test
    void shouldNameWhatAMappingAsksForInVain() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("log.csv"), "visitor,product\n1,x\n");

        // When
        Detection detection = Detection.of(
                new DatasetFiles(List.of(file), mapping("user=visitors,item=product"), null), ReadOptions.DEFAULT);

        // Then
        assertThat(detection).isInstanceOfSatisfying(Detection.Unrecognised.class, no -> assertThat(no.reason())
                .contains("no column visitors", "`visitor` for `visitors`", "its header line is visitor, product"));
    }

    @Test
    void shouldSayInWhichLineAMappingIsWrong() {
        // When
        List<String> yaml = errors(
                MappingYaml.read("name: mine\nevents:\n  userId: who\n  itme: what\nfurther: none\n", "mine.yaml"));
        List<String> line = errors(MappingText.read("user=who,itme=what", "UTC"));

        // Then
        assertThat(yaml).anyMatch(error -> error.startsWith("mine.yaml:4: ") && error.contains("no such field"));
        assertThat(yaml)
                .anyMatch(error -> error.startsWith("mine.yaml:5: ") && error.contains("attributes, context, left"));
        assertThat(line).singleElement().asString().contains("no field itme");
    }
}
