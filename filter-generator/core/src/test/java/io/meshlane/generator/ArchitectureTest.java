package io.meshlane.generator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.istio.EnvoyFilter;
import io.meshlane.generator.istio.Hosts;
import io.meshlane.generator.istio.IstioObject;
import io.meshlane.generator.istio.IstioObjects;
import io.meshlane.generator.istio.ObjectMeta;
import io.meshlane.generator.istio.Subsets;
import io.meshlane.generator.istio.TrafficExtension;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between packages. They point down; a new one is a line here, and a reason. */
class ArchitectureTest {
  private static final String ROOT = "io.meshlane.generator";
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final Class<?>[] ISTIO_OF_ANALYSIS = {
    Hosts.class,
    Subsets.class,
    IstioObjects.class,
    IstioObject.class,
    ObjectMeta.class,
    EnvoyFilter.class,
    TrafficExtension.class
  };

  /** Package to the packages of ours it may use. The empty name is the front door. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("diagnostic", List.of()),
          Map.entry("yaml", List.of("diagnostic")),
          Map.entry("topology", List.of("diagnostic")),
          Map.entry("parser", List.of("yaml", "diagnostic", "topology")),
          Map.entry("discovery", List.of("yaml", "diagnostic", "topology")),
          Map.entry("istio", List.of("topology")),
          Map.entry("analysis", List.of("diagnostic", "topology", "discovery", "istio")),
          Map.entry("render", List.of("istio", "yaml")),
          Map.entry("output", List.of("render", "diagnostic")),
          Map.entry("explain", List.of("yaml", "diagnostic", "discovery", "topology")),
          Map.entry("change", List.of("yaml", "diagnostic", "discovery", "topology", "explain")),
          Map.entry(
              "",
              List.of(
                  "change",
                  "yaml",
                  "diagnostic",
                  "topology",
                  "parser",
                  "discovery",
                  "analysis",
                  "istio",
                  "render",
                  "output",
                  "explain")),
          Map.entry(
              "report",
              List.of("", "change", "diagnostic", "explain", "output", "render", "yaml")));

  static Stream<String> packages() {
    return ARROWS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void package_ofTheCore_usesOnlyThoseBelowIt(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), ARROWS.getOrDefault(name, List.of()).stream())
            .map(ArchitectureTest::full)
            .toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage(full(name))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed).or(resideOutsideOfPackage(ROOT + "..")))
        .check(CORE);
  }

  @Test
  void packages_ofTheCore_areAllInTheTable() {
    TreeSet<String> found =
        CORE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.contains(".cli") && !name.contains(".maven"))
            .map(name -> name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(found).isEqualTo(new TreeSet<>(ARROWS.keySet()));
  }

  @Test
  void packages_ofTheCore_haveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void topology_ofDiagnostics_knowsOnlyWhereThingsStand() {
    classes()
        .that()
        .resideInAPackage(full("topology"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(full("topology"))
                .or(assignableTo(Origin.class))
                .or(resideOutsideOfPackage(ROOT + "..")))
        .check(CORE);
  }

  @Test
  void analysis_ofIstio_knowsNamesAndHostsAndNoRoute() {
    noClasses()
        .that()
        .resideInAPackage(full("analysis"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(full("istio"))
                .and(DescribedPredicate.not(belongToAnyOf(ISTIO_OF_ANALYSIS))))
        .check(CORE);
  }

  @ParameterizedTest
  @CsvSource({
    "org.snakeyaml.., yaml",
    "freemarker.., render",
    "com.google.re2j.., explain",
    "com.fasterxml.jackson.., report explain",
    "com.github.difflib.., report"
  })
  void library_ofAnotherProject_isUsedByItsOwnPackageOnly(String library, String users) {
    String[] packages =
        Stream.of(users.split(" ")).map(ArchitectureTest::full).toArray(String[]::new);

    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CORE);
  }

  @Test
  void core_ofTheGenerator_knowsNoFrontEnd() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "org.apache.maven..", "org.codehaus.plexus..")
        .check(CORE);
  }

  @Test
  void fields_thatArePublic_cannotChange() {
    fields().that().haveModifier(PUBLIC).should().haveModifier(FINAL).check(CORE);
  }

  @Test
  void core_ofTheGenerator_neverPrints() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CORE);
  }

  private static String full(String name) {
    return name.isEmpty() ? ROOT : ROOT + "." + name;
  }
}
