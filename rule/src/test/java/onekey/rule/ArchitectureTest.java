package onekey.rule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@ArchTag("slow")
@AnalyzeClasses(packages = "onekey.rule", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule noPackagesDependOnEachOther =
      slices().matching("onekey.(**)").should().beFreeOfCycles();

  /** JSpecify's annotations are read by the compiler and mean nothing at run time. */
  @ArchTest
  static final ArchRule judgementIsPure =
      classes()
          .that()
          .resideInAPackage("onekey.rule.judgement..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("onekey.rule.judgement..", "java..", "org.jspecify.annotations"));

  @ArchTest
  static final ArchRule judgementReadsNoClockAndNoRandomness =
      noClasses()
          .that()
          .resideInAPackage("onekey.rule.judgement..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.(Random|UUID).*");

  @ArchTest
  static final ArchRule onlyHandlersAndTheEdgeSeeAwsTypes =
      noClasses()
          .that()
          .resideOutsideOfPackage("onekey.rule.aws..")
          .and()
          .haveSimpleNameNotEndingWith("Handler")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "com.amazonaws..");

  @ArchTest
  static final ArchRule theEdgeDoesNotKnowTheHandlers =
      noClasses()
          .that()
          .resideInAnyPackage("onekey.rule.aws..", "onekey.rule.judgement..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("onekey.rule");
}
