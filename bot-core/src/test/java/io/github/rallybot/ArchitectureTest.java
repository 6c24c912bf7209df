package io.github.rallybot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Who may know whom. A rule that finds nothing to guard fails. */
@AnalyzeClasses(
    packages = "io.github.rallybot",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String WEB = "io.github.rallybot.web..";
  private static final String REDIS = "io.github.rallybot.redis..";
  private static final String PLAYGROUND = "io.github.rallybot.playground..";
  private static final String CONTENT = "io.github.rallybot.content..";
  private static final String SCHEDULE = "io.github.rallybot.schedule..";
  private static final String MATCHING = "io.github.rallybot.matching..";

  /** Small pure libraries that do one thing well; each new one is a decision, made here. */
  private static final String[] PURE = {
    "java..",
    "javax.crypto..",
    "org.jspecify.annotations..",
    "org.slf4j..",
    "com.github.f4b6a3.ulid.."
  };

  /** A feature with the packages under it counts as one: {@code chat} and its cards are. */
  @ArchTest
  static final ArchRule features_know_each_other_in_no_circle =
      slices()
          .matching("io.github.rallybot.(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule redis_is_used_by_none =
      noClasses()
          .that()
          .resideOutsideOfPackage(REDIS)
          .should()
          .dependOnClassesThat(resideInAPackage(REDIS))
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule web_is_used_by_none =
      noClasses()
          .that()
          .resideOutsideOfPackage(WEB)
          .should()
          .dependOnClassesThat(resideInAPackage(WEB))
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule the_playground_is_used_by_none =
      noClasses()
          .that()
          .resideOutsideOfPackage(PLAYGROUND)
          .should()
          .dependOnClassesThat(resideInAPackage(PLAYGROUND))
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule the_playground_knows_a_server_and_jackson =
      only(PLAYGROUND, "com.sun.net.httpserver..", "tools.jackson..");

  @ArchTest
  static final ArchRule redis_knows_jedis_and_jackson_and_no_framework =
      only(REDIS, "redis.clients.jedis..", "tools.jackson..", "com.fasterxml.jackson.annotation..");

  @ArchTest
  static final ArchRule web_knows_spring_servlets_tomcat_and_jackson_and_no_storage =
      only(
          WEB,
          "org.springframework..",
          "jakarta.servlet..",
          "org.apache.catalina..",
          "org.apache.coyote..",
          "tools.jackson..");

  @ArchTest
  static final ArchRule schedule_knows_a_library_of_holidays =
      only(SCHEDULE, "de.focus_shift.jollyday.core..");

  @ArchTest
  static final ArchRule matching_knows_the_runtime_of_a_language_model =
      only(MATCHING, "ai.onnxruntime..");

  @ArchTest
  static final ArchRule matching_knows_texts_and_codes_and_no_other_feature =
      noClasses()
          .that()
          .resideInAPackage(MATCHING)
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.github.rallybot..")
                  .and(DescribedPredicate.not(resideInAPackage(MATCHING))))
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule content_knows_xml_and_tls_of_java_itself =
      only(CONTENT, "javax.xml.stream..", "javax.net.ssl..");

  @ArchTest
  static final ArchRule the_rest_knows_java_and_small_pure_libraries_only =
      classes()
          .that(
              resideInAPackage("io.github.rallybot..")
                  .and(outside(WEB, REDIS, SCHEDULE, MATCHING, CONTENT, PLAYGROUND)))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(PURE).or(resideInAPackage("io.github.rallybot..")))
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      all(packages()).should(beNullMarked()).allowEmptyShould(false);

  private static ArchRule only(String guarded, String... besides) {
    return classes()
        .that()
        .resideInAPackage(guarded)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(PURE)
                .or(resideInAnyPackage(besides))
                .or(resideInAPackage("io.github.rallybot..")))
        .allowEmptyShould(false);
  }

  private static DescribedPredicate<JavaClass> outside(String... packages) {
    return DescribedPredicate.not(resideInAnyPackage(packages));
  }

  private static ClassesTransformer<JavaPackage> packages() {
    return new AbstractClassesTransformer<>("packages") {
      @Override
      public Iterable<JavaPackage> doTransform(JavaClasses classes) {
        return classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
      }
    };
  }

  private static ArchCondition<JavaPackage> beNullMarked() {
    return new ArchCondition<>("be @NullMarked") {
      @Override
      public void check(JavaPackage item, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(item, item.isAnnotatedWith(NullMarked.class), item.getName()));
      }
    };
  }
}
