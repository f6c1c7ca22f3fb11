package io.clearshare.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The domain depends on nothing but the language, and asks neither the clock nor chance. */
class ArchitectureTest {

    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.clearshare.domain");

    @Test
    void onlyJavaAndNullnessAnnotationsAreUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.clearshare.domain..", "java..", "org.jspecify..")
                .check(DOMAIN);
    }

    @Test
    void nothingIsReadOrWrittenOutside() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..", "java.net..", "java.nio.file..", "java.sql..", "java.util.concurrent..")
                .check(DOMAIN);
    }

    @Test
    void noResultDependsOnTheClockOrOnChance() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|UUID|SplittableRandom)|java\\.time\\.Clock")
                .check(DOMAIN);
    }

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("io.clearshare.domain.(*)..")
                .should()
                .beFreeOfCycles()
                .check(DOMAIN);
    }
}
