package io.clearshare.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Whoever checks the results shares no code with whoever makes them. */
class ArchitectureTest {

    private static final JavaClasses STACK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                    "io.clearshare.stack.oracle",
                    "io.clearshare.stack.reconcile",
                    "io.clearshare.stack.story",
                    "io.clearshare.stack.verify");

    @Test
    void theOracleKnowsTheContractAlone() {
        classes()
                .that()
                .resideInAPackage("io.clearshare.stack.oracle")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.clearshare.stack.oracle", "java..", "com.fasterxml.jackson..", "org.jspecify..")
                .check(STACK);
    }

    /** What is not in the kit's jar cannot be used by it. */
    @Test
    void theVerifyKitNeedsNothingButTheOracle() {
        classes()
                .that()
                .resideInAPackage("io.clearshare.stack.verify")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.clearshare.stack.oracle",
                        "io.clearshare.stack.verify",
                        "java..",
                        "javax.crypto..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(STACK);
    }

    @Test
    void nothingThatChecksUsesWhatItChecks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.clearshare.domain..", "io.clearshare.job..", "io.clearshare.admin..")
                .check(STACK);
    }
}
