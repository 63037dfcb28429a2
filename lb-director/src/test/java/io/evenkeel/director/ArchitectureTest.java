package io.evenkeel.director;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The arrows that docs/architecture.md draws. */
@AnalyzeClasses(packages = "io.evenkeel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule MODULES_DEPEND_INWARDS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("core").definedBy("io.evenkeel.core..")
            .layer("healthcheck").definedBy("io.evenkeel.healthcheck..")
            .layer("proxy").definedBy("io.evenkeel.proxy..")
            .layer("linux").definedBy("io.evenkeel.linux..")
            .layer("vrrp").definedBy("io.evenkeel.vrrp..")
            .layer("testkit").definedBy("io.evenkeel.testkit..")
            .layer("director").definedBy("io.evenkeel.director..")
            .whereLayer("core").mayNotAccessAnyLayer()
            .whereLayer("healthcheck").mayOnlyAccessLayers("core")
            .whereLayer("proxy").mayOnlyAccessLayers("core", "healthcheck")
            .whereLayer("linux").mayNotAccessAnyLayer()
            .whereLayer("vrrp").mayOnlyAccessLayers("core", "linux")
            .whereLayer("testkit").mayOnlyAccessLayers("core", "vrrp")
            .whereLayer("testkit").mayNotBeAccessedByAnyLayer()
            .whereLayer("director").mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("io.evenkeel.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_FFI_CALLS_THE_KERNEL = noClasses().that().resideOutsideOfPackage("io.evenkeel.linux.ffi..")
            .should().dependOnClassesThat().resideInAPackage("java.lang.foreign..");

    @ArchTest
    static final ArchRule VRRP_REACHES_LINUX_FROM_ONE_PACKAGE = noClasses().that().resideInAPackage("io.evenkeel.vrrp..")
            .and().resideOutsideOfPackage("io.evenkeel.vrrp.linux..")
            .should().dependOnClassesThat().resideInAPackage("io.evenkeel.linux..");

    @ArchTest
    static final ArchRule PURE_PACKAGES_SEE_JAVA_AND_CORE_ONLY = ArchRuleDefinition.classes()
            .that().resideInAnyPackage("io.evenkeel.vrrp.protocol..", "io.evenkeel.vrrp.packet..", "io.evenkeel.vrrp.bfd.protocol..",
                    "io.evenkeel.core.schedule..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java.lang..", "java.util..", "java.time..", "java.net..", "java.nio..",
                    "java.security..", "javax.crypto..", "org.jspecify..", "io.evenkeel.core..", "io.evenkeel.vrrp.protocol..",
                    "io.evenkeel.vrrp.packet..", "io.evenkeel.vrrp.bfd.protocol..");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_NETWORK_LIBRARY = noClasses().that().resideInAPackage("io.evenkeel.core..")
            .should().dependOnClassesThat().resideInAnyPackage("io.netty..", "reactor..");

    @ArchTest
    static final ArchRule ONLY_MAIL_KNOWS_JAKARTA_MAIL = noClasses().that().resideOutsideOfPackage("io.evenkeel.director.mail..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

    @ArchTest
    static final ArchRule MICROMETER_CAN_BE_MISSING = noClasses().that().resideOutsideOfPackage("io.evenkeel.vrrp.metrics..")
            .should().dependOnClassesThat().resideInAnyPackage("io.micrometer..", "io.evenkeel.vrrp.metrics..");

    @ArchTest
    static final ArchRule ONLY_TIME_READS_THE_CLOCK = noClasses().that().resideOutsideOfPackage("io.evenkeel.core.time..")
            .should().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(Instant.class, "now")
            .orShould().callMethod(LocalDate.class, "now")
            .orShould().callMethod(LocalDateTime.class, "now")
            .orShould().callMethod(ZonedDateTime.class, "now");
}
