package io.clearshare.admin.tax;

import io.clearshare.admin.document.Amounts;
import io.clearshare.admin.document.Sheet;
import io.clearshare.admin.settings.TaxSettings.Payer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copy B of form 1099-NEC as a substitute statement in a layout of our own (Publication 1179, 4.6). */
final class Form1099Nec {

    private static final String NOTICE =
            "This is important tax information and is being furnished to the IRS. If you are required to file a return, a"
                    + " negligence penalty or other sanction may be imposed on you if this income is taxable and the IRS"
                    + " determines that it has not been reported.";
    private static final String INSTRUCTIONS =
            "You received this form instead of Form W-2 because the payer did not consider you an employee and did not"
                    + " withhold income tax or social security and Medicare tax. Box 1 shows nonemployee compensation. If"
                    + " you are in the trade or business of providing services, report it on Schedule C (Form 1040); the"
                    + " amount may be subject to self-employment tax. Box 4 shows backup withholding. A payer must backup"
                    + " withhold on certain payments if you did not give your TIN to the payer. Include this amount on your"
                    + " income tax return as tax withheld. For your protection, this form may show only the last four"
                    + " digits of your TIN; the payer has reported your complete TIN to the IRS.";
    private static final float HALF = (Sheet.RIGHT - Sheet.LEFT) / 2;

    private Form1099Nec() {}

    /** @param form where name, address and number come from; null when none was given */
    static byte[] pdf(Filing filing, Payer payer, @Nullable TaxForm form, String handle) {
        String title = "Form 1099-NEC " + filing.taxYear();
        try (Sheet sheet = new Sheet(title, title + "  Copy B  " + filing.filingId())) {
            sheet.title("Form 1099-NEC  Nonemployee Compensation");
            sheet.text("Copy B For Recipient      Calendar year " + filing.taxYear() + "      OMB No. 1545-0116");
            sheet.text("Substitute form furnished by the payer. Department of the Treasury - Internal Revenue Service");
            sheet.heading((filing.isCorrection() ? "[X]" : "[  ]") + " CORRECTED");
            sheet.gap(6);
            payer(sheet, payer);
            recipient(sheet, form, handle, filing);
            amounts(sheet, filing, payer);
            sheet.gap(12).text(NOTICE);
            sheet.heading("Instructions for Recipient").small(INSTRUCTIONS);
            if (filing.corrects() != null) {
                sheet.gap(8).small("Version " + filing.version() + "; replaces the form " + filing.corrects() + ".");
            }
            return sheet.bytes();
        }
    }

    private static void payer(Sheet sheet, Payer payer) {
        List<String> lines = List.of(
                payer.name(), payer.street(), payer.city() + ", " + payer.state() + " " + payer.zip(), payer.phone());
        sheet.box(
                Sheet.LEFT,
                HALF * 2,
                74,
                "PAYER'S name, street address, city or town, state or province, ZIP or foreign postal code, telephone no.",
                lines);
        sheet.gap(74);
    }

    private static void recipient(Sheet sheet, @Nullable TaxForm form, String handle, Filing filing) {
        String tin = form == null || form.tinMasked() == null ? "" : form.tinMasked();
        List<String> lines = form == null
                ? List.of(handle)
                : List.of(
                        form.name() + (form.businessName().isEmpty() ? "" : " / " + form.businessName()),
                        form.address().street(),
                        form.address().city() + ", " + form.address().region() + " "
                                + form.address().postalCode());
        sheet.box(Sheet.LEFT, HALF, 62, "RECIPIENT'S name, street address, city, state, ZIP", lines);
        sheet.box(Sheet.LEFT + HALF, HALF, 62, "RECIPIENT'S TIN", List.of(tin));
        sheet.gap(62);
        sheet.box(Sheet.LEFT, HALF * 2, 32, "Account number", List.of(filing.influencerId()));
        sheet.gap(32);
    }

    private static void amounts(Sheet sheet, Filing filing, Payer payer) {
        sheet.box(Sheet.LEFT, HALF, 32, "PAYER'S TIN", List.of(payer.ein()));
        String gross = "$ " + Amounts.cents(filing.grossMicros());
        sheet.box(Sheet.LEFT + HALF, HALF, 32, "1 Nonemployee compensation", List.of(gross));
        sheet.gap(32);
        sheet.box(
                Sheet.LEFT,
                HALF,
                32,
                "2 Payer made direct sales totaling $5,000 or more of consumer products to recipient for resale",
                List.of("[  ]"));
        String withheld = "$ " + Amounts.cents(filing.withheldMicros());
        sheet.box(Sheet.LEFT + HALF, HALF, 32, "4 Federal income tax withheld", List.of(withheld));
        sheet.gap(32);
        sheet.box(Sheet.LEFT, HALF, 32, "5 State tax withheld", List.of("$ 0.00"));
        sheet.box(Sheet.LEFT + HALF, HALF, 32, "6 State/Payer's state no.   7 State income", List.of(""));
        sheet.gap(32);
    }
}
