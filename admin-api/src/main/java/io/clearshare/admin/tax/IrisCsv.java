package io.clearshare.admin.tax;

import io.clearshare.admin.document.Amounts;
import io.clearshare.admin.document.Csv;
import io.clearshare.admin.settings.TaxSettings.Payer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Forms 1099-NEC as the file that the IRIS portal of the IRS takes up, without a form 1096.
 *
 * <p>Columns are those of the portal's template for this form; {@code docs/tax.md} lists what each is filled with.
 */
final class IrisCsv {

    /** The portal takes no more in one file. */
    static final int RECORDS_MAX = 100;

    private static final List<String> COLUMNS = List.of(
            "Form Type",
            "Tax Year",
            "Payer TIN Type",
            "Payer Taxpayer ID Number",
            "Payer Name Type",
            "Payer Business or Entity Name Line 1",
            "Payer Business or Entity Name Line 2",
            "Payer First Name",
            "Payer Middle Name",
            "Payer Last Name (Surname)",
            "Payer Suffix",
            "Payer Country",
            "Payer Address Line 1",
            "Payer Address Line 2",
            "Payer City/Town",
            "Payer State/Province/Territory",
            "Payer ZIP/Postal Code",
            "Payer Phone Type",
            "Payer Phone",
            "Payer Email Address",
            "Recipient TIN Type",
            "Recipient Taxpayer ID Number",
            "Recipient Name Type",
            "Recipient Business or Entity Name Line 1",
            "Recipient Business or Entity Name Line 2",
            "Recipient First Name",
            "Recipient Middle Name",
            "Recipient Last Name (Surname)",
            "Recipient Suffix",
            "Recipient Country",
            "Recipient Address Line 1",
            "Recipient Address Line 2",
            "Recipient City/Town",
            "Recipient State/Province/Territory",
            "Recipient ZIP/Postal Code",
            "Office Code",
            "Form Account Number",
            "2nd TIN Notice",
            "Box 1 - Nonemployee Compensation",
            "Box 2 - Payer made direct sales totaling $5000 or more of consumer products to a recipient for resale",
            "Box 4 - Federal income tax withheld",
            "Combined Federal/State Filing",
            "State 1",
            "State 1 - State Tax Withheld",
            "State 1 - State/Payer state number",
            "State 1 - State income",
            "State 1 - Local income tax withheld",
            "State 1 - Special Data Entries",
            "State 2",
            "State 2 - State Tax Withheld",
            "State 2 - State/Payer state number",
            "State 2 - State income",
            "State 2 - Local income tax withheld",
            "State 2 - Special Data Entries");

    private static final int ACCOUNT_LENGTH = 20;

    private IrisCsv() {}

    /** @param tin in clear; empty when there is none */
    record Entry(Filing filing, TaxForm form, String tin) {

        @Override
        public String toString() {
            return "Entry of " + filing.filingId();
        }
    }

    static byte[] file(Payer payer, List<Entry> entries) {
        Csv csv = new Csv().row(COLUMNS);
        entries.forEach(entry -> csv.row(row(payer, entry)));
        return csv.bytes();
    }

    private static List<String> row(Payer payer, Entry entry) {
        List<String> row = new ArrayList<>(List.of(
                "1099-NEC",
                Integer.toString(entry.filing().taxYear()),
                "EIN",
                digits(payer.ein()),
                "B",
                payer.name(),
                "",
                "",
                "",
                "",
                "",
                "US",
                payer.street(),
                "",
                payer.city(),
                payer.state(),
                payer.zip(),
                payer.phone().isEmpty() ? "" : "D",
                digits(payer.phone()),
                ""));
        recipient(row, entry);
        amounts(row, entry.filing());
        return row;
    }

    private static void recipient(List<String> row, Entry entry) {
        TaxForm form = entry.form();
        String type = form.tinType() == null ? "" : form.tinType();
        boolean person = form.classification().equals("INDIVIDUAL") && !type.equals("EIN");
        String[] names = form.name().split(" ", -1);
        String surname = names[names.length - 1];
        String first =
                names.length == 1 ? "" : form.name().substring(0, form.name().length() - surname.length() - 1);
        row.addAll(List.of(
                type,
                entry.tin(),
                person ? "I" : "B",
                person ? "" : form.name(),
                person ? "" : form.businessName(),
                person ? first : "",
                "",
                person ? surname : "",
                "",
                form.address().country(),
                form.address().street(),
                "",
                form.address().city(),
                form.address().region(),
                form.address().postalCode()));
    }

    private static void amounts(List<String> row, Filing filing) {
        String id = filing.influencerId();
        row.addAll(List.of(
                "",
                id.substring(0, Math.min(ACCOUNT_LENGTH, id.length())),
                "N",
                Amounts.cents(filing.grossMicros()),
                "N",
                Amounts.cents(filing.withheldMicros()),
                "N"));
        row.addAll(Collections.nCopies(COLUMNS.size() - row.size(), ""));
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
