package io.github.rallybot.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which column is which. */
class ColumnMappingTest {

  private static Map<String, List<String>> found(Wish wish, String... columns) throws FileRefused {
    ColumnMapping mapping = ColumnMapping.of(List.of(columns), wish);
    Map<String, List<String>> found = new LinkedHashMap<>();
    mapping
        .fields()
        .forEach(
            (field, places) -> found.put(field, places.stream().map(mapping::nameOf).toList()));
    return found;
  }

  private static Wish wish(String mapping) throws FileRefused {
    return new Wish(Wish.columns(mapping), Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "E-mail,email",
    "Email Address,email",
    "Work email,email",
    "E-Mail-Adresse,email",
    "Adresse e-mail,email",
    "Correo electrónico,email",
    "Company/Account,company",
    "Firma,company",
    "Société,company",
    "Compañía,company",
    "Job Title,title",
    "Mobile,phone",
    "Teléfono,phone",
    "N° de téléphone,",
    "Lead Source,source",
    "Notes,message",
    "UTM Campaign,campaign",
    "utm_campaign,campaign",
    "Country/Region,country",
    "País,country",
    "FULL NAME,name",
    "externalId,externalId",
    "crmUrl,crmUrl",
    "ID,",
    "Score,",
    "Status,"
  })
  void columns_are_recognised_by_what_they_are_called(String column, String field)
      throws FileRefused {
    Map<String, List<String>> expected = field == null ? Map.of() : Map.of(field, List.of(column));
    assertThat(found(Wish.NONE, column)).isEqualTo(expected);
  }

  @Test
  void first_and_last_name_make_the_name_in_any_language() throws FileRefused {
    assertThat(found(Wish.NONE, "Last Name", "First Name"))
        .isEqualTo(Map.of("name", List.of("First Name", "Last Name")));
    assertThat(found(Wish.NONE, "Name", "Vorname"))
        .isEqualTo(Map.of("name", List.of("Vorname", "Name")));
    assertThat(found(Wish.NONE, "Nom", "Prénom"))
        .isEqualTo(Map.of("name", List.of("Prénom", "Nom")));
    assertThat(found(Wish.NONE, "Nombre", "Apellidos"))
        .isEqualTo(Map.of("name", List.of("Nombre", "Apellidos")));
    assertThat(found(Wish.NONE, "Name", "First Name", "Last Name"))
        .isEqualTo(Map.of("name", List.of("Name")));
    assertThat(found(Wish.NONE, "Nombre")).isEqualTo(Map.of("name", List.of("Nombre")));
  }

  @Test
  void of_several_columns_the_best_is_taken_and_the_others_are_details() throws FileRefused {
    ColumnMapping mapping =
        ColumnMapping.of(List.of("Personal Email", "Work email", "Shoe size", ""), Wish.NONE);
    assertThat(mapping.fields()).isEqualTo(Map.of("email", List.of(1)));
    assertThat(mapping.rest().stream().map(mapping::nameOf))
        .containsExactly("Personal Email", "Shoe size", "Column 4");
  }

  @Test
  void a_mapping_says_what_no_name_does() throws FileRefused {
    assertThat(
            found(
                wish("email:COLUMN1,name:First Name+Last Name"),
                "COLUMN1",
                "First Name",
                "Last Name"))
        .isEqualTo(Map.of("email", List.of("COLUMN1"), "name", List.of("First Name", "Last Name")));
    // a plus in an address arrives as a space
    assertThat(found(wish("name:First Name Last Name"), "First Name", "Last Name"))
        .isEqualTo(Map.of("name", List.of("First Name", "Last Name")));
    assertThat(found(wish("name:\"Last, First\",phone:"), "Last, First", "Phone"))
        .isEqualTo(Map.of("name", List.of("Last, First")));
  }

  @Test
  void a_constant_takes_the_place_of_a_guess_and_completes_a_mapping() throws FileRefused {
    Map<String, String> source = Map.of("source", "expo");
    assertThat(found(new Wish(Map.of(), source), "Email", "Lead Source"))
        .isEqualTo(Map.of("email", List.of("Email")));
    assertThat(found(new Wish(Wish.columns("source:Lead Source"), source), "Email", "Lead Source"))
        .isEqualTo(Map.of("email", List.of("Email"), "source", List.of("Lead Source")));
  }

  @Test
  void unknown_fields_and_columns_are_named() {
    assertThatThrownBy(() -> found(wish("mail:A"), "A"))
        .hasMessageStartingWith("There is no field “mail” that a column could be. The fields are");
    assertThatThrownBy(() -> found(wish("email:B"), "A", "C"))
        .hasMessage(
            "The file has no column “B”, which the mapping names. Its columns are “A”, “C”.");
    assertThatThrownBy(() -> wish("email"))
        .hasMessageStartingWith("The mapping is not understood at “email”.");
  }

  @Test
  void a_header_that_names_nobody_is_told_with_a_few_of_its_columns() throws FileRefused {
    List<String> columns = IntStream.range(0, 30).mapToObj(i -> "c" + i).toList();
    ColumnMapping mapping = ColumnMapping.of(columns, Wish.NONE);
    assertThat(mapping.namesSomebody()).isFalse();
    assertThat(mapping.namesNobody())
        .isEqualTo(
            "No column of this file says who a lead is: an e-mail address, a phone number, a"
                + " company or a name. Its columns are “c0”, “c1”, “c2”, “c3”, “c4”, “c5”, “c6”,"
                + " “c7” and 22 more.");
  }
}
