package io.clearshare.admin.tax;

/** What is signed under penalties of perjury with each form; a changed text gets a new version and old ones stay. */
final class Certification {

    static final String VERSION = "2026-1";

    private static final String W9 = """
            Under penalties of perjury, I certify that:
            1. The number shown on this form is my correct taxpayer identification number (or I am waiting for a number to be \
            issued to me); and
            2. I am not subject to backup withholding, unless I have said above that the IRS has notified me that I am; and
            3. I am a U.S. citizen or other U.S. person; and
            4. The FATCA code(s) entered on this form (if any) indicating that I am exempt from FATCA reporting is correct.
            """;

    private static final String W8BEN = """
            Under penalties of perjury, I declare that I have examined the information on this form and to the best of my \
            knowledge and belief it is true, correct, and complete. I further certify under penalties of perjury that:
            - I am the individual that is the beneficial owner of all the income to which this form relates;
            - I am not a U.S. person;
            - the income to which this form relates is not effectively connected with the conduct of a trade or business in \
            the United States, or is subject to tax at the rate that I have claimed under an income tax treaty;
            - I am a resident of the treaty country that I have named (if any) within the meaning of its treaty.
            I agree that I will submit a new form within 30 days if any certification made on this form becomes incorrect.
            """;

    private static final String W8BENE = """
            Under penalties of perjury, I declare that I have examined the information on this form and to the best of my \
            knowledge and belief it is true, correct, and complete. I further certify under penalties of perjury that:
            - the entity identified on this form is the beneficial owner of all the income to which this form relates;
            - the entity is not a U.S. person;
            - the income to which this form relates is not effectively connected with the conduct of a trade or business in \
            the United States, or is subject to tax at the rate claimed under an income tax treaty;
            - I have the capacity to sign for the entity.
            I agree that I will submit a new form within 30 days if any certification on this form becomes incorrect.
            """;

    private Certification() {}

    static String text(FormKind kind) {
        return switch (kind) {
            case W9 -> W9;
            case W8BEN -> W8BEN;
            case W8BENE -> W8BENE;
        };
    }
}
