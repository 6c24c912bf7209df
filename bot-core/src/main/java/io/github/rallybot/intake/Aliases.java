package io.github.rallybot.intake;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What columns are called in exports of CRMs, event tools and spreadsheets, in English, German,
 * French and Spanish. Names that mean different things in different tools ("ID", "Score", "Status")
 * are not here: a wrong guess would do harm, and such a column is kept as a detail anyway.
 */
final class Aliases {

  /** By field of the lead JSON: what columns that hold it are called, the best first. */
  static final Map<String, List<String>> OF = new LinkedHashMap<>();

  static final List<String> FIRST_NAME =
      words("firstname givenname forename first vorname prenom nombre nombres");
  static final List<String> LAST_NAME =
      words(
          "lastname surname familyname last nachname familienname nomdefamille apellido apellidos");

  /** Where a first name stands beside it, this is the last name: "Vorname, Name", "Prénom, Nom". */
  static final List<String> NAME_OR_LAST_NAME = words("name nom");

  static {
    OF.put(
        "email",
        words(
            "email workemail businessemail emailaddress workemailaddress companyemail contactemail"
                + " primaryemail corporateemail emailwork email1 mail mailaddress emailid"
                + " emailadresse mailadresse geschaftlicheemail adressemail adresseemail courriel"
                + " correo correoelectronico personalemail"));
    OF.put(
        "name",
        words(
            "name fullname contactname leadname yourname contact ansprechpartner kontakt"
                + " vollstandigername kontaktname nomcomplet nom nombrecompleto nombre"));
    OF.put(
        "company",
        words(
            "company companyname companyaccount account accountname organization organisation"
                + " organizationname organisationname employer business businessname firma"
                + " firmenname unternehmen societe entreprise raisonsociale empresa compania"));
    OF.put(
        "phone",
        words(
            "phone phonenumber workphone businessphone directphone telephone telephonenumber tel"
                + " mobile mobilephone mobilenumber cell cellphone telefon telefonnummer mobil"
                + " mobiltelefon handy handynummer numerodetelephone portable mobiletelephone"
                + " telefono movil celular"));
    OF.put(
        "title",
        words(
            "jobtitle title position jobposition jobrole jobfunction funktion berufsbezeichnung"
                + " stellenbezeichnung fonction poste titreduposte cargo puesto"));
    OF.put("source", words("source leadsource quelle leadquelle herkunft origine fuente origen"));
    OF.put(
        "campaign",
        words("campaign campaignname utmcampaign kampagne kampagnenname campagne campana"));
    OF.put("persona", words("persona buyerpersona"));
    OF.put("stage", words("stage lifecyclestage buyerstage leadstage"));
    OF.put("grade", words("grade leadgrade marketinggrade"));
    OF.put("country", words("country countryregion countrycode countryname land pays pais"));
    OF.put(
        "website",
        words(
            "website websiteurl companywebsite url web webpage homepage domain companydomain"
                + " companydomainname webseite siteweb sitioweb paginaweb"));
    OF.put(
        "message",
        words(
            "message comments comment notes note description question nachricht bemerkung"
                + " bemerkungen anmerkung anmerkungen kommentar notiz notizen commentaire"
                + " commentaires remarque remarques mensaje comentario comentarios notas"));
    OF.put("owner", words("owneremail leadowneremail contactowneremail owner leadowner"));
    OF.put(
        "externalId",
        words("externalid leadid contactid recordid recordidcontact prospectid crmid"));
    OF.put("crmUrl", words("crmurl crmlink recordurl leadurl contacturl"));
  }

  private Aliases() {}

  /** A column's name without case, accents, spaces and punctuation. */
  static String normal(String column) {
    String plain = Normalizer.normalize(column, Normalizer.Form.NFKD);
    StringBuilder normal = new StringBuilder();
    plain
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> normal.appendCodePoint(Character.toLowerCase(c)));
    return normal.toString().toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }
}
