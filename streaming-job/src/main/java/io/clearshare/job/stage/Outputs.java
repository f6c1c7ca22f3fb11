package io.clearshare.job.stage;

import io.clearshare.job.codec.CodecType;
import io.clearshare.job.codec.Format;
import io.clearshare.job.message.AccountUpdate;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.Fact;
import io.clearshare.job.message.FloodSighting;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.ProgrammeUpdate;
import io.clearshare.job.message.TradeMention;
import io.clearshare.job.message.VisitorUpdate;
import io.clearshare.job.message.WalletClaim;
import io.clearshare.job.row.Rows;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** The named outputs of the stages. Every stage's main output is rows. */
public final class Outputs {

    public static final TypeInformation<Rows> ROWS = new CodecType<>(Format.ROWS, Rows.class);

    public static final OutputTag<VisitorUpdate> VISITORS = tag("visitors", Format.VISITOR_UPDATE, VisitorUpdate.class);
    public static final OutputTag<Fact> FACTS = tag("facts", Format.FACT, Fact.class);
    public static final OutputTag<AccountUpdate> ACCOUNTS = tag("accounts", Format.ACCOUNT_UPDATE, AccountUpdate.class);
    public static final OutputTag<WalletClaim> WALLETS = tag("wallets", Format.WALLET_CLAIM, WalletClaim.class);
    public static final OutputTag<TradeMention> MENTIONS = tag("mentions", Format.TRADE_MENTION, TradeMention.class);
    public static final OutputTag<FloodSighting> SIGHTINGS =
            tag("sightings", Format.FLOOD_SIGHTING, FloodSighting.class);
    public static final OutputTag<PersonUpdate> PERSONS = tag("persons", Format.PERSON_UPDATE, PersonUpdate.class);
    public static final OutputTag<ProgrammeUpdate> PROGRAMME =
            tag("programme", Format.PROGRAMME_UPDATE, ProgrammeUpdate.class);
    public static final OutputTag<DeadLetter> DEAD_LETTERS = tag("dead-letters", Format.DEAD_LETTER, DeadLetter.class);
    public static final OutputTag<Outcome> OUTCOMES = tag("outcomes", Format.OUTCOME, Outcome.class);

    private Outputs() {}

    private static <T> OutputTag<T> tag(String id, Format format, Class<T> type) {
        return new OutputTag<>(id, new CodecType<>(format, type));
    }
}
