package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Search, items, similar ones and trends. */
@QuarkusTest
@WithTestResource(LetheAround.class)
class CatalogueIT {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap = "";

    @SuppressWarnings("NullAway.Init")
    Neighbourhood neighbours;

    @BeforeEach
    void fillTheMarket() {
        neighbours.reset();
        SevenItems.fill(bootstrap);
    }

    @Test
    void shouldSearchByMeaningAndByWordsAlone() {
        given().queryParam("q", "space adventure")
                .get("/v1/search")
                .then()
                .statusCode(200)
                .body("by", equalTo("meaning"))
                .body("items[0].itemId", equalTo("mars"));
        neighbours.embeddingsDown = true;
        given().queryParam("q", "pot unknown")
                .get("/v1/search")
                .then()
                .statusCode(200)
                .body("by", equalTo("words"))
                .body("items.itemId", contains("soup"));
    }

    @Test
    void shouldTellItemsSimilarOnesAndTrends() {
        when().get("/v1/items/gone").then().statusCode(200).body("withdrawn", equalTo(true));
        when().get("/v1/items/sail")
                .then()
                .statusCode(200)
                .body("title", equalTo("Sailing the coast"))
                .body("attributes.price", equalTo(10.0f));
        when().get("/v1/items/sail/similar?limit=3")
                .then()
                .statusCode(200)
                .body("items.itemId", contains("soup", "dive", "reef"));
        when().get("/v1/trending?window=24h")
                .then()
                .statusCode(200)
                .body("items.itemId", contains("bread", "mars"))
                .body("items[0].score", equalTo(1.0f));
        when().get("/v1/trending?category=space").then().body("items.itemId", contains("mars"));
    }
}
