package io.github.rallybot.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Northgate Logistics|northgate logistics",
        "NORTHGATE  logistics, Inc.|northgate logistics",
        "Müller & Söhne GmbH & Co. KG|muller and sohne",
        "Éclair S.A.|eclair",
        "Group|group",
        "日本通運|日本通運"
      })
  void names_of_one_company_have_one_key(String name, String key) {
    assertThat(Company.key(name)).isEqualTo(key);
  }
}
