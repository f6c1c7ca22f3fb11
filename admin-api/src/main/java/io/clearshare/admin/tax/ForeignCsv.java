package io.clearshare.admin.tax;

import io.clearshare.admin.document.Amounts;
import io.clearshare.admin.document.Csv;
import io.clearshare.domain.tax.ForeignPayments;
import io.clearshare.domain.tax.ForeignPayments.Answer;
import io.clearshare.domain.tax.ForeignPayments.Question;

/** What forms 1042-S of a year are filled with, and the payments abroad of which none is due, with the reason. */
final class ForeignCsv {

    private final Csv csv = new Csv();

    ForeignCsv() {
        csv.row(
                "tax_year",
                "influencer_id",
                "form_due",
                "box_1_income_code",
                "box_2_gross_income",
                "box_3a_exemption_code",
                "box_3b_tax_rate",
                "box_7a_federal_tax_withheld",
                "tax_asked_for",
                "box_13a_recipient_name",
                "box_13b_country_code",
                "box_13c_street",
                "box_13d_city",
                "box_13d_region",
                "box_13d_postal_code",
                "box_13e_us_tin",
                "box_13f_chapter_3_status",
                "box_13g_chapter_4_status",
                "box_13i_foreign_tin",
                "treaty_country",
                "treaty_article",
                "form_kind",
                "form_valid_through",
                "reason");
    }

    /** @param number in clear; empty when there is none */
    void add(int taxYear, TaxPayments.Total total, TaxForm form, String number) {
        boolean foreignNumber = "FOREIGN".equals(form.tinType());
        Answer answer = ForeignPayments.decide(new Question(
                form.servicesIn(), total.grossMicros(), form.treaty().basisPoints(), !number.isEmpty()));
        csv.row(
                Integer.toString(taxYear),
                form.influencerId(),
                answer.forms().isEmpty() ? "" : ForeignPayments.FORM_1042_S,
                ForeignPayments.INCOME_CODE,
                Amounts.cents(total.grossMicros()),
                answer.exemptionCode(),
                Amounts.cents(answer.basisPoints() * 10_000L),
                Amounts.cents(total.withheldMicros()),
                Amounts.cents(answer.withholdMicros()),
                form.name(),
                form.address().country(),
                form.address().street(),
                form.address().city(),
                form.address().region(),
                form.address().postalCode(),
                foreignNumber ? "" : number,
                form.chapter3Status(),
                form.chapter4Status(),
                foreignNumber ? number : "",
                form.treaty().country(),
                form.treaty().article(),
                form.kind().wireName(),
                String.valueOf(form.validThrough()),
                answer.reasons().get(answer.reasons().size() - 1));
    }

    byte[] bytes() {
        return csv.bytes();
    }
}
