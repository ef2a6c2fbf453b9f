package io.lethe.interest.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the newest schema. The scripts are named here one by one, so that no class path has to be
 * searched, which differs from one packaging to the next.
 */
public final class Migrations {
    private static final String FOLDER = "db/lethe/";
    private static final List<String> SCRIPTS = List.of("V1__snapshots.sql", "V2__snapshot_history.sql");

    private Migrations() {}

    /**
     * Applies what has not been applied yet. Several processes may do so at once.
     *
     * @return how many scripts were applied
     * @throws org.flywaydb.core.api.FlywayException if the database cannot be reached or refuses
     */
    public static int apply(DataSource database) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations(FOLDER)
                .resourceProvider(new Scripts())
                .javaMigrationClassProvider(List::of)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static final class Scripts implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            String file = name.substring(name.lastIndexOf('/') + 1);
            return SCRIPTS.contains(file) ? new Script(file) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return SCRIPTS.stream()
                    .filter(name ->
                            name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
                    .map(name -> (LoadableResource) new Script(name))
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {
        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            try (InputStream stream = Migrations.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
                if (stream == null) {
                    throw new IllegalStateException("the migration " + FOLDER + name + " is not on the class path");
                }
                return new StringReader(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return FOLDER + name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
