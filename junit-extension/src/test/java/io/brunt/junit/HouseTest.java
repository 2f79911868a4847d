// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules of the house for this module; core's HouseTest has more. */
@Tag("one-jdk")
class HouseTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("io.brunt.junit");

    @Test
    void namesTypesByWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl)(\\$.*)?")
                .orShould()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..internal..", "..impl..")
                .because("such a name is a drawer, not a thing")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void saysOfEachPublicTypeHowStableItIs() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .beAnnotatedWith(API.class)
                .because("a user must see what may change")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void knowsNoMaven() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "com.hazelcast..")
                .because("the extension runs in an IDE and under Gradle, too")
                .allowEmptyShould(true)
                .check(HOUSE);
    }
}
