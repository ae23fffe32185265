package dev.jforeman.style;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house, as docs/architecture.md draws it: which room knows which, and what the pure ones keep out. */
class ArchitectureTest {
    private static final String ROOT = "dev.jforeman";

    /** Each package, and the only ones of ours it may know. */
    private static final Map<String, String> MAY_KNOW = mayKnow();

    private static final String[] PURE = packages("diagnostic procfile dotenv plan supervisor stream");

    private static JavaClasses jforeman;

    private static Map<String, String> mayKnow() {
        Map<String, String> rooms = new LinkedHashMap<>();
        rooms.put("diagnostic", "");
        rooms.put("procfile", "diagnostic");
        rooms.put("dotenv", "diagnostic");
        rooms.put("settings", "diagnostic");
        rooms.put("stream", "");
        rooms.put("plan", "procfile dotenv settings diagnostic");
        rooms.put("supervisor", "plan");
        rooms.put("export", "plan procfile dotenv settings diagnostic");
        rooms.put("os", "supervisor plan diagnostic");
        rooms.put("probe", "os supervisor plan settings");
        rooms.put("watch", "supervisor plan settings");
        rooms.put("control", "plan diagnostic");
        rooms.put("run", "probe watch os stream supervisor plan settings diagnostic");
        rooms.put("server", "run control os stream supervisor plan diagnostic");
        rooms.put("keys", "server run control os stream supervisor plan");
        rooms.put(
                "cli",
                "keys server run export control probe os stream supervisor plan settings dotenv procfile diagnostic");
        return rooms;
    }

    @BeforeAll
    static void read() {
        jforeman = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT);
    }

    static Stream<String> rooms() {
        return MAY_KNOW.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsOnlyThoseToItsRight(String room) {
        String[] others = MAY_KNOW.keySet().stream()
                .filter(other -> !other.equals(room))
                .filter(other -> !Arrays.asList(MAY_KNOW.get(room).split(" ")).contains(other))
                .map(other -> ROOT + "." + other + "..")
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others));
    }

    @Test
    void everyRoomIsOnThePlan() {
        String[] known = packages(String.join(" ", MAY_KNOW.keySet()));
        check(classes().that().resideOutsideOfPackage(ROOT).should().resideInAnyPackage(known));
    }

    @Test
    void nothingGoesInCircles() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void pureRoomsHaveNoThreadsClocksFilesOrLogs() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Thread|Process|ProcessBuilder|Runtime)"
                        + "|java\\.util\\.concurrent\\.(?!atomic).*|java\\.util\\.(Timer|Random)"
                        + "|java\\.io\\.(File|Reader|Writer|InputStream|Console|RandomAccess).*"
                        + "|java\\.nio\\.(file\\.(Files|FileSystem.*)|channels\\..*)|java\\.net\\..*"
                        + "|java\\.time\\.(Clock|InstantSource)|org\\.slf4j\\..*|ch\\.qos\\..*"));
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(Math.class, "random"));
    }

    @Test
    void eachLibraryHasItsRoom() {
        check(onlyIn("cli", "picocli.."));
        check(onlyIn("settings export", "org.yaml.."));
        check(onlyIn("os", "java.lang.foreign..", "sun.misc..", "sun.nio.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackages(packages("os"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder"));
    }

    @Test
    void onlyTheExitEndsTheProgram() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".os.Exit")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class));
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".Main")
                .and()
                .resideOutsideOfPackages(packages("os"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".os.Exit"));
    }

    private static ArchRule onlyIn(String rooms, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    private static String[] packages(String rooms) {
        return Arrays.stream(rooms.split(" "))
                .map(room -> ROOT + "." + room + "..")
                .toArray(String[]::new);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(jforeman);
    }
}
