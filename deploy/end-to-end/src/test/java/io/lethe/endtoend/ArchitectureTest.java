package io.lethe.endtoend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of modules in the architecture, as a list of what each package may use of Lethe: all else is forbidden. */
class ArchitectureTest {
    private static final String EVENT = "io.lethe.event";
    private static final String LOG = "io.lethe.event.log";
    private static final String HTTP = "io.lethe.http";
    private static final String CLEANING = "io.lethe.ingest.cleaning";
    private static final String VECTORS = "io.lethe.embedding";
    private static final String MODELS = "io.lethe.embedding.langchain4j";
    private static final String INTEREST = "io.lethe.interest";
    private static final String LAW = "io.lethe.interest.law";
    private static final String POSTGRES = "io.lethe.interest.postgres";
    private static final String RECOMMEND = "io.lethe.recommend";
    private static final String SETTINGS = "io.lethe.recommend.settings";
    private static final String INGEST_SERVICE = "io.lethe.ingest";
    private static final String EMBEDDINGS_SERVICE = "io.lethe.embedding.service";
    private static final String INTEREST_SERVICE = "io.lethe.interest.service";
    private static final String RECOMMEND_SERVICE = "io.lethe.recommend.service";
    private static final String DATASETS = "io.lethe.evaluation.dataset";
    private static final String EVALUATION = "io.lethe.evaluation";
    private static final String SITE = "io.lethe.site";
    private static final String COMMAND = "io.lethe.command";
    private static final String DEMO = "io.lethe.demo";
    private static final String STANDALONE = "io.lethe.standalone";
    private static final String LABORATORY = "io.lethe.laboratory";
    private static final String BENCHMARK = "io.lethe.benchmark";
    private static final List<String> SERVICES =
            List.of(INGEST_SERVICE, EMBEDDINGS_SERVICE, INTEREST_SERVICE, RECOMMEND_SERVICE);

    private static final JavaClasses LETHE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.lethe");

    /**
     * What a package, with those below it that are not layers themselves, may use beside itself.
     *
     * @param name    the package
     * @param allowed the packages of Lethe
     * @param plain   whether frameworks, brokers and databases are out of bounds too
     */
    record Layer(String name, List<String> allowed, boolean plain) {
        private static Layer plain(String name, String... allowed) {
            return new Layer(name, List.of(allowed), true);
        }

        private static Layer shell(String name, String... allowed) {
            return new Layer(name, List.of(allowed), false);
        }
    }

    static Stream<Layer> layers() {
        return Stream.of(
                Layer.plain(EVENT),
                Layer.shell(LOG, EVENT),
                Layer.shell(HTTP),
                Layer.plain(CLEANING, EVENT),
                Layer.plain(VECTORS, EVENT),
                Layer.plain(MODELS, VECTORS, EVENT),
                Layer.plain(INTEREST, VECTORS, EVENT),
                Layer.plain(LAW, INTEREST, VECTORS, EVENT),
                Layer.shell(POSTGRES, INTEREST, VECTORS, EVENT),
                Layer.plain(RECOMMEND, INTEREST, VECTORS, EVENT),
                Layer.plain(SETTINGS, RECOMMEND, INTEREST, EVENT),
                Layer.plain(DATASETS, SETTINGS, CLEANING, EVENT),
                Layer.plain(EVALUATION, DATASETS, SETTINGS, RECOMMEND, INTEREST, MODELS, VECTORS, CLEANING, EVENT),
                Layer.shell(INGEST_SERVICE, CLEANING, EVENT, LOG, HTTP),
                Layer.shell(EMBEDDINGS_SERVICE, MODELS, VECTORS, EVENT, LOG, HTTP),
                Layer.shell(INTEREST_SERVICE, INTEREST, POSTGRES, VECTORS, EVENT, LOG, HTTP),
                Layer.shell(RECOMMEND_SERVICE, SETTINGS, RECOMMEND, INTEREST, VECTORS, CLEANING, EVENT, LOG, HTTP),
                Layer.plain(SITE),
                Layer.shell(COMMAND, DATASETS, SETTINGS),
                Layer.plain(DEMO, EVENT),
                Layer.shell(LABORATORY, COMMAND, DEMO, EVALUATION, DATASETS, SETTINGS, LAW),
                Layer.shell(
                        BENCHMARK,
                        COMMAND,
                        DATASETS,
                        INTEREST_SERVICE,
                        RECOMMEND,
                        INTEREST,
                        MODELS,
                        VECTORS,
                        EVENT,
                        LOG),
                Layer.shell(STANDALONE, COMMAND, DEMO, DATASETS, SETTINGS, EVENT, LOG, HTTP));
    }

    /**
     * The layer that a class belongs to: of those whose package its own lies in, the innermost; empty for all others.
     */
    private static String layerOf(JavaClass type) {
        return layers().map(Layer::name)
                .filter(name -> (type.getPackageName() + ".").startsWith(name + "."))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static DescribedPredicate<JavaClass> in(Collection<String> layers) {
        return DescribedPredicate.describe("in " + layers, type -> layers.contains(layerOf(type)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void shouldUseOnlyTheLayersBelow(Layer layer) {
        Set<String> forbidden = layers().map(Layer::name).collect(Collectors.toCollection(TreeSet::new));
        forbidden.removeAll(layer.allowed());
        forbidden.remove(layer.name());
        noClasses()
                .that(in(Set.of(layer.name())))
                .should()
                .dependOnClassesThat(in(forbidden))
                .allowEmptyShould(true)
                .check(LETHE);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void shouldKeepFrameworksOutOfPlainLayers(Layer layer) {
        if (layer.plain()) {
            noClasses()
                    .that(in(Set.of(layer.name())))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..",
                            "jakarta..",
                            "org.apache.kafka..",
                            "java.sql..",
                            "javax.sql..",
                            "io.smallrye..")
                    .allowEmptyShould(true)
                    .check(LETHE);
        }
    }

    @Test
    void shouldHaveNoCirclesBetweenPackages() {
        SlicesRuleDefinition.slices()
                .matching("io.lethe.(**)")
                .should()
                .beFreeOfCycles()
                .check(LETHE);
    }

    @Test
    void shouldNameEveryPackageInTheTable() {
        // When
        Set<String> unknown = LETHE.stream()
                .filter(type -> layerOf(type).isEmpty())
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());

        // Then
        assertThat(unknown).isEmpty();
    }

    @Test
    void shouldTakeTimeAndChanceFromOutsideInTheCores() {
        noClasses()
                .that(in(Set.of(EVENT, CLEANING, VECTORS, INTEREST, LAW, RECOMMEND, SETTINGS, DATASETS, EVALUATION)))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .allowEmptyShould(true)
                .check(LETHE);
    }

    @Test
    void shouldHaveSqlInOnePlaceOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(POSTGRES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.postgresql..")
                .check(LETHE);
    }

    @Test
    void shouldNotReachFromOneServiceIntoAnother() {
        for (String service : SERVICES) {
            Set<String> others = new TreeSet<>(SERVICES);
            others.remove(service);
            noClasses()
                    .that(in(Set.of(service)))
                    .should()
                    .dependOnClassesThat(in(others))
                    .allowEmptyShould(true)
                    .check(LETHE);
        }
    }

    @Test
    void shouldNotKnowAWayRoundKafkaInStandalone() {
        Set<String> inside = new TreeSet<>(SERVICES);
        inside.addAll(List.of(CLEANING, VECTORS, MODELS, INTEREST, POSTGRES, RECOMMEND));
        noClasses()
                .that(in(Set.of(STANDALONE)))
                .should()
                .dependOnClassesThat(in(inside))
                .because("requests go through HTTP and imports through Kafka, like anybody's")
                .check(LETHE);
    }
}
