package io.lethe.interest.service.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.service.query.UserPage.Entry;
import io.lethe.interest.service.topology.DrivenTopology;
import io.lethe.interest.service.topology.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserListingTest {
    private final DrivenTopology topology;

    UserListingTest(@TempDir Path directory) {
        topology = new DrivenTopology(directory, DrivenTopology.quick());
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldListTheUsersOfOneTenantInTheOrderOfTheirKeys() {
        // Given
        view("shop", "bob", 1);
        view("shop", "ann", 2);
        view("shop", "al", 1);
        view("shop-2", "eve", 1);
        view("sho", "p", 1);

        // Then
        assertThat(scan("shop", null, null, 10))
                .isEqualTo(new UserPage(List.of(new Entry("al", 1), new Entry("ann", 2), new Entry("bob", 1)), null));
    }

    @Test
    void shouldFindPartsOfIdsWhateverTheirCase() {
        // Given
        view("shop", "Anna", 1);
        view("shop", "joANNe", 1);
        view("shop", "bob", 1);

        // Then
        assertThat(ids(scan("shop", null, "aNN", 10))).containsExactlyInAnyOrder("Anna", "joANNe");
        assertThat(ids(scan("shop", null, "eve", 10))).isEmpty();
    }

    @Test
    void shouldLeaveOutWhoseEventsAreErased() {
        // Given
        view("shop", "ann", 1);
        view("shop", "bob", 1);

        // When
        topology.send(event("shop", "ann", 0).tombstone());

        // Then
        assertThat(ids(scan("shop", null, null, 10))).containsExactly("bob");
    }

    @Test
    void shouldComeToEveryUserOncePageByPage() {
        // Given
        for (int i = 0; i < 23; i++) {
            view("shop", "user " + i, 1);
        }
        List<String> all = ids(scan("shop", null, null, 100));

        // Then
        for (int limit = 1; limit < 25; limit++) {
            List<String> paged = new ArrayList<>();
            String after = null;
            do {
                UserPage page = UserPage.EMPTY.plus(scan("shop", after, null, limit), "shop", limit);
                assertThat(page.users()).hasSizeLessThanOrEqualTo(limit);
                paged.addAll(ids(page));
                after = page.until();
            } while (after != null);
            assertThat(paged).as("pages of %d", limit).isEqualTo(all);
        }
    }

    @Test
    void shouldEndAPageWhereTimeIsUp() {
        // Given
        for (int i = 0; i < 1_500; i++) {
            view("shop", String.format(Locale.ROOT, "u%04d", i), 1);
        }

        // When
        UserPage late =
                UserListing.scan(topology.store(Stores.VERSIONS), "shop", null, "nobody", 10, System.nanoTime() - 1);
        UserPage rest = scan("shop", late.until(), "u1499", 10);

        // Then
        assertThat(late).isEqualTo(new UserPage(List.of(), "u0999"));
        assertThat(ids(rest)).containsExactly("u1499");
        assertThat(rest.until()).isNull();
    }

    private UserPage scan(String tenant, @Nullable String after, @Nullable String part, int limit) {
        return UserListing.scan(
                topology.store(Stores.VERSIONS), tenant, after, part, limit, System.nanoTime() + 60_000_000_000L);
    }

    private static List<String> ids(UserPage page) {
        return page.users().stream().map(Entry::userId).toList();
    }

    private void view(String tenant, String user, int events) {
        for (int i = 0; i < events; i++) {
            topology.send(event(tenant, user, i));
        }
    }

    private static LogRecord event(String tenant, String user, int number) {
        return LogRecord.of(Interaction.of(tenant, user, "e" + number, "item", "view", number));
    }
}
