package dev.jforeman.style;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packages and their imports are those in the table of docs/architecture.md, and pure packages do no I/O. A room is
 * a package in that table, which is the only place that lists them.
 */
class ArchitectureTest {
    private static final String ROOT = "dev.jforeman";

    private static final Path PAGE = Path.of("docs/architecture.md");

    /** A row of the table: the package, its purpose, whether it is pure, what it may import. */
    private static final Pattern ROW = Pattern.compile(
            "\\| `([a-z.]+)` \\|[^|]*\\| (pure|) *\\|([^|]*)\\|[^|]*\\|", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Map<String, Room> ROOMS = readRooms();

    /** More parameters are easily mixed up. Values that belong together form a record. */
    private static final int MOST_ARGUMENTS = 7;

    private static final String[] PURE = ROOMS.entrySet().stream()
            .filter(room -> room.getValue().isPure())
            .map(room -> ROOT + "." + room.getKey())
            .toArray(String[]::new);

    private static JavaClasses jforeman;

    private record Room(boolean isPure, Set<String> imports) {}

    private static Map<String, Room> readRooms() {
        try {
            Map<String, Room> rooms = new TreeMap<>();
            for (String line : Files.readAllLines(PAGE)) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    Set<String> imports = new TreeSet<>(
                            Arrays.asList(row.group(3).replace("`", "").strip().split(" +")));
                    imports.remove("");
                    rooms.put(row.group(1), new Room(!row.group(2).isEmpty(), imports));
                }
            }
            return rooms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void read() {
        jforeman = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT);
    }

    static Stream<String> rooms() {
        return ROOMS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void theImportsOfAPackageAreExactlyThoseListed(String room) {
        Set<String> used = jforeman.stream()
                .filter(known -> known.getPackageName().equals(ROOT + "." + room))
                .flatMap(known -> known.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(target -> target.startsWith(ROOT + "."))
                .map(target -> target.substring(ROOT.length() + 1))
                .filter(target -> !target.equals(room))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(used)
                .as("what " + room + " imports, beside its row in " + PAGE)
                .isEqualTo(Objects.requireNonNull(ROOMS.get(room)).imports());
    }

    @Test
    void everyPackageIsOnThePage() {
        Set<String> rooms = jforeman.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rooms).isEqualTo(ROOMS.keySet());
    }

    /** Removes the rooms without imports, then those that import only removed ones, and so on. */
    @Test
    void packagesDoNotDependOnEachOtherInACircle() {
        Set<String> left = new TreeSet<>(ROOMS.keySet());
        while (left.removeIf(room -> ROOMS.get(room).imports().stream().noneMatch(left::contains))) {
            // removes until nothing changes
        }

        assertThat(left).as("rooms that import each other in a circle").isEmpty();
    }

    @Test
    void noFilesOfTheCoreUseEachOtherInACircle() {
        String core = ROOT + ".supervisor";
        Map<String, Set<String>> uses = jforeman.stream()
                .filter(known -> known.getPackageName().equals(core))
                .collect(Collectors.groupingBy(
                        ArchitectureTest::file,
                        Collectors.flatMapping(
                                known -> known.getDirectDependenciesFromSelf().stream()
                                        .map(Dependency::getTargetClass)
                                        .filter(target ->
                                                target.getPackageName().equals(core))
                                        .map(ArchitectureTest::file)
                                        .filter(target -> !target.equals(file(known))),
                                Collectors.toSet())));

        Set<String> left = new TreeSet<>(uses.keySet());
        while (left.removeIf(
                file -> Objects.requireNonNull(uses.get(file)).stream().noneMatch(left::contains))) {
            // removes until nothing changes
        }

        assertThat(uses).hasSizeGreaterThan(20);
        assertThat(left)
                .as("files that use each other in a circle, and those that need them")
                .isEmpty();
    }

    /** Types in the same file may use each other. */
    private static String file(JavaClass known) {
        return known.getEnclosingClass().map(ArchitectureTest::file).orElseGet(known::getSimpleName);
    }

    @Test
    void nothingImportsTheCommandLine() {
        Set<String> importers = ROOMS.entrySet().stream()
                .filter(room -> !room.getKey().startsWith("cli"))
                .filter(room -> room.getValue().imports().stream().anyMatch(other -> other.startsWith("cli")))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(importers).isEmpty();
    }

    /** A plan contains all settings, so later packages do not read them. */
    @Test
    void nothingBehindThePlanImportsSettings() {
        Set<String> importers = ROOMS.entrySet().stream()
                .filter(room -> room.getValue().imports().contains("settings"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(importers).containsExactlyInAnyOrder("cli", "cli.app", "cli.options", "plan");
    }

    /** Two plans for one session could differ, for example if a port was taken in between. */
    @ParameterizedTest
    @ValueSource(
            strings = {"StartCommand", "CheckCommand", "SmokeCommand", "ExportCommand", "EnvCommand", "RunCommand"})
    void aVerbPlansOnce(String verb) {
        Set<String> planners = Set.of("cli.app.Plans", "plan.Planner");

        assertThat(jforeman.get(ROOT + ".cli." + verb).getMethodCallsFromSelf().stream()
                        .filter(call -> planners.stream()
                                .anyMatch(planner ->
                                        call.getTargetOwner().getName().equals(ROOT + "." + planner))))
                .as("places where " + verb + " makes a plan")
                .hasSize(1);
    }

    @Test
    void noTwoClassesHaveOneName() {
        Map<String, List<String>> packages = jforeman.stream()
                .filter(known -> known.getEnclosingClass().isEmpty())
                .filter(known -> !known.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
        packages.values().removeIf(found -> found.size() == 1);

        assertThat(packages).isEmpty();
    }

    @Test
    void methodsDoNotHaveTooManyParameters() {
        List<String> tooMany = jforeman.stream()
                .flatMap(known -> known.getCodeUnits().stream())
                .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(unit -> arguments(unit) > MOST_ARGUMENTS)
                .map(JavaCodeUnit::getFullName)
                .toList();

        assertThat(tooMany)
                .as("with more than " + MOST_ARGUMENTS + " arguments")
                .isEmpty();
    }

    /** The constructor of an enum has two that are not in the source: the name and the position of the constant. */
    private static int arguments(JavaCodeUnit unit) {
        boolean isOfEnum = unit.isConstructor() && unit.getOwner().isEnum();
        return unit.getRawParameterTypes().size() - (isOfEnum ? 2 : 0);
    }

    @Test
    void purePackagesHaveNoThreadsClocksFilesOrLogs() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Thread|Process|ProcessBuilder|Runtime)"
                        + "|java\\.util\\.concurrent\\.(?!atomic).*|java\\.util\\.(Timer|Random)"
                        + "|java\\.io\\.(File|Reader|Writer|InputStream|Console|RandomAccess).*"
                        + "|java\\.nio\\.(file\\.(Files|FileSystem.*)|channels\\..*)|java\\.net\\.(?!URI$).*"
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
    void eachLibraryIsUsedOnlyInItsPackages() {
        check(onlyIn("cli", "picocli.."));
        check(onlyIn("settings export", "org.yaml.."));
        check(onlyIn("os", "java.lang.foreign.."));
        check(onlyInClass("text.LinePattern", "com.google.re2j.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackages(packages("os"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder"));
    }

    @Test
    void eachInternalOfTheJdkHasItsClass() {
        check(onlyInClass("os.kernel.Descriptors", "sun.nio.."));
        check(onlyInClass("os.kernel.Signals", "sun.misc.."));
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("(sun\\.(?!nio\\.|misc\\.)|jdk\\.internal\\.|com\\.sun\\.).*"));
    }

    @Test
    void onlyTheExitEndsTheProgram() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".os.kernel.Exit")
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
                .doNotHaveFullyQualifiedName(ROOT + ".Training")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".session.Faults") // ends the program if nothing else works
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".session.MemoryGuard") // prepares the exit while there is memory
                .and()
                .resideOutsideOfPackages(packages("os"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".os.kernel.Exit"));
    }

    private static ArchRule onlyIn(String rooms, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    private static ArchRule onlyInClass(String name, String libraries) {
        return noClasses()
                .that()
                .haveNameNotMatching(Pattern.quote(ROOT + "." + name) + "(\\$.*)?")
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
