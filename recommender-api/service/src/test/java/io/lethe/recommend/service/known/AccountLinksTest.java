package io.lethe.recommend.service.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.UserKey;
import org.junit.jupiter.api.Test;

class AccountLinksTest {
    private static final UserKey ANNA = new UserKey("default", "anna");
    private static final UserKey BERT = new UserKey("default", "bert");
    private static final UserKey CORA = new UserKey("default", "cora");
    private static final UserKey DORA = new UserKey("default", "dora");

    private final AccountLinks links = new AccountLinks();

    @Test
    void shouldFindAPersonThroughChainsAndCircles() {
        // When
        link(ANNA, BERT);
        link(BERT, CORA);
        link(CORA, ANNA);
        link(DORA, CORA);

        // Then
        assertThat(links.person(ANNA)).containsExactly("bert", "cora", "dora");
        assertThat(links.person(DORA)).containsExactly("anna", "bert", "cora");
        assertThat(links.of(ANNA)).containsExactly("bert", "cora");
        assertThat(links.size()).isEqualTo(4);
    }

    @Test
    void shouldTellEveryAccountOfThePersonsThatALinkMakesOne() {
        // Given
        link(ANNA, BERT);
        link(CORA, DORA);

        // When / Then
        assertThat(links.apply(AccountLinks.key(BERT, CORA), true)).containsExactlyInAnyOrder(ANNA, BERT, CORA, DORA);
    }

    @Test
    void shouldTellEveryAccountOfThePersonsThatAnEndedLinkParts() {
        // Given
        link(ANNA, BERT);
        link(BERT, CORA);

        // When / Then
        assertThat(links.apply(AccountLinks.key(ANNA, BERT), false)).containsExactlyInAnyOrder(ANNA, BERT, CORA);
        assertThat(links.person(ANNA)).isEmpty();
        assertThat(links.person(BERT)).containsExactly("cora");
        assertThat(links.size()).isEqualTo(1);
    }

    @Test
    void shouldHaveOneKeyForALinkWhicheverEndComesFirst() {
        // When
        link(ANNA, BERT);
        links.apply(AccountLinks.key(BERT, ANNA), false);

        // Then
        assertThat(AccountLinks.key(ANNA, BERT)).isEqualTo(AccountLinks.key(BERT, ANNA));
        assertThat(links.person(ANNA)).isEmpty();
    }

    @Test
    void shouldKeepTenantsApart() {
        // When
        link(ANNA, BERT);

        // Then
        assertThat(links.person(new UserKey("shop", "anna"))).isEmpty();
    }

    private void link(UserKey one, UserKey other) {
        links.apply(AccountLinks.key(one, other), true);
    }
}
