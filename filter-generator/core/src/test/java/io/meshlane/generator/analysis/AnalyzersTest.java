package io.meshlane.generator.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalyzersTest {
  @Test
  void all_ofThePackagesRules_areRun() {
    List<String> written =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(Analyzer.class.getPackageName())
                .stream()
                .filter(found -> found.isAssignableTo(Analyzer.class) && !found.isInterface())
                .map(JavaClass::getSimpleName)
                .toList();

    List<String> run =
        Analyzers.all().stream().map(analyzer -> analyzer.getClass().getSimpleName()).toList();

    assertThat(run).doesNotHaveDuplicates();
    assertThat(written)
        .filteredOn(name -> !name.equals("GeneratedNamesAreDistinct")) // run when all others agree
        .containsExactlyInAnyOrderElementsOf(run);
  }
}
