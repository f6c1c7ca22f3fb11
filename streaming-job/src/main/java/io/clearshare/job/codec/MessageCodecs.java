package io.clearshare.job.codec;

import io.clearshare.domain.event.Refusal;
import io.clearshare.job.message.AccountUpdate;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.Fact;
import io.clearshare.job.message.FloodSighting;
import io.clearshare.job.message.Inbound;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.ProgrammeUpdate;
import io.clearshare.job.message.TradeMention;
import io.clearshare.job.message.VisitorNews;
import io.clearshare.job.message.VisitorUpdate;
import io.clearshare.job.message.WalletClaim;
import io.clearshare.job.row.Rows;
import io.clearshare.job.row.SealedBatch;
import io.clearshare.job.row.Table;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The formats of what the stages tell each other. */
final class MessageCodecs {

    // Messages are never stored, so their order may change from version to version.
    private static final PersonUpdate.Kind[] PERSON_UPDATES = PersonUpdate.Kind.values();

    private MessageCodecs() {}

    static final class OfInbound extends Codec<Inbound> {
        @Override
        public void write(Inbound value, DataOutputView out) throws IOException {
            Wire.text(value.topic(), out);
            out.writeInt(value.partition());
            out.writeLong(value.offset());
            out.writeLong(value.appendedAt());
            byte @Nullable [] payload = value.payload();
            out.writeBoolean(payload != null);
            if (payload != null) {
                Wire.bytes(payload, out);
            }
        }

        @Override
        public Inbound read(int version, DataInputView in) throws IOException {
            return new Inbound(
                    Wire.text(in),
                    in.readInt(),
                    in.readLong(),
                    in.readLong(),
                    in.readBoolean() ? Wire.bytes(in) : null);
        }
    }

    static final class OfFact extends Codec<Fact> {
        @Override
        public void write(Fact value, DataOutputView out) throws IOException {
            Parts.fact(value, out);
        }

        @Override
        public Fact read(int version, DataInputView in) throws IOException {
            return Parts.fact(in);
        }
    }

    static final class OfVisitorUpdate extends Codec<VisitorUpdate> {
        @Override
        public void write(VisitorUpdate value, DataOutputView out) throws IOException {
            Fact click = value.click();
            out.writeBoolean(click != null);
            if (click != null) {
                Wire.text(value.visitorId(), out);
                Wire.number(value.at(), out);
                Parts.fact(click, out);
            } else if (value.link() != null) {
                Parts.link(value.link(), out);
                out.writeBoolean(value.holds());
            }
        }

        @Override
        public VisitorUpdate read(int version, DataInputView in) throws IOException {
            return in.readBoolean()
                    ? new VisitorUpdate(Wire.text(in), Wire.number(in), Parts.fact(in), null, true)
                    : VisitorUpdate.link(Parts.link(in), in.readBoolean());
        }
    }

    static final class OfAccountUpdate extends Codec<AccountUpdate> {
        @Override
        public void write(AccountUpdate value, DataOutputView out) throws IOException {
            Wire.text(value.userId(), out);
            Fact fact = value.fact();
            out.writeBoolean(fact != null);
            if (fact != null) {
                Parts.fact(fact, out);
            } else {
                Wire.text(value.influencerId(), out);
            }
        }

        @Override
        public AccountUpdate read(int version, DataInputView in) throws IOException {
            String userId = Wire.text(in);
            return in.readBoolean()
                    ? AccountUpdate.fact(userId, Parts.fact(in))
                    : AccountUpdate.isInfluencer(userId, Wire.text(in));
        }
    }

    static final class OfWalletClaim extends Codec<WalletClaim> {
        @Override
        public void write(WalletClaim value, DataOutputView out) throws IOException {
            Wire.text(value.wallet(), out);
            Wire.text(value.userId(), out);
            Wire.text(value.influencerId(), out);
            out.writeBoolean(value.holds());
        }

        @Override
        public WalletClaim read(int version, DataInputView in) throws IOException {
            return new WalletClaim(Wire.text(in), Wire.text(in), Wire.text(in), in.readBoolean());
        }
    }

    static final class OfTradeMention extends Codec<TradeMention> {
        @Override
        public void write(TradeMention value, DataOutputView out) throws IOException {
            Wire.text(value.tradeId(), out);
            Wire.text(value.userId(), out);
            out.writeBoolean(value.reversal());
            out.writeLong(value.at());
        }

        @Override
        public TradeMention read(int version, DataInputView in) throws IOException {
            return new TradeMention(Wire.text(in), Wire.text(in), in.readBoolean(), in.readLong());
        }
    }

    static final class OfFloodSighting extends Codec<FloodSighting> {
        @Override
        public void write(FloodSighting value, DataOutputView out) throws IOException {
            Parts.floodKey(value.key(), out);
            Parts.floodClick(value.click(), out);
        }

        @Override
        public FloodSighting read(int version, DataInputView in) throws IOException {
            return new FloodSighting(Parts.floodKey(in), Parts.floodClick(in));
        }
    }

    static final class OfPersonUpdate extends Codec<PersonUpdate> {
        @Override
        public void write(PersonUpdate value, DataOutputView out) throws IOException {
            Wire.text(value.userId(), out);
            out.writeByte(value.kind().ordinal());
            out.writeBoolean(value.holds());
            Wire.text(value.id(), out);
            if (value.fact() != null) {
                Parts.fact(value.fact(), out);
            } else if (value.news() != null) {
                news(value.news(), out);
            }
        }

        private static void news(VisitorNews news, DataOutputView out) throws IOException {
            Words words = new Words();
            Wire.list(news.lostTouches(), out, (touch, o) -> Parts.touch(touch, words, o));
            Wire.list(news.gainedTouches(), out, (touch, o) -> Parts.touch(touch, words, o));
            Wire.list(news.lostExposures(), out, (exposure, o) -> Parts.exposure(exposure, words, o));
            Wire.list(news.gainedExposures(), out, (exposure, o) -> Parts.exposure(exposure, words, o));
        }

        private static VisitorNews news(DataInputView in) throws IOException {
            Words words = new Words();
            return new VisitorNews(
                    Wire.list(in, i -> Parts.touch(words, i)),
                    Wire.list(in, i -> Parts.touch(words, i)),
                    Wire.list(in, i -> Parts.exposure(words, i)),
                    Wire.list(in, i -> Parts.exposure(words, i)));
        }

        @Override
        public PersonUpdate read(int version, DataInputView in) throws IOException {
            String userId = Wire.text(in);
            PersonUpdate.Kind kind = PERSON_UPDATES[in.readUnsignedByte()];
            boolean holds = in.readBoolean();
            String id = Wire.text(in);
            return switch (kind) {
                case SIGNUP, TRADE -> new PersonUpdate(userId, kind, holds, Parts.fact(in), null, id);
                case VISITOR -> new PersonUpdate(userId, kind, holds, null, news(in), id);
                case SHARED_WALLET, FOREIGN_ORIGINAL -> new PersonUpdate(userId, kind, holds, null, null, id);
            };
        }
    }

    static final class OfOutcome extends Codec<Outcome> {
        @Override
        public void write(Outcome value, DataOutputView out) throws IOException {
            Wire.text(value.topic(), out);
            Wire.text(value.kind().name(), out);
            out.writeLong(value.records());
        }

        @Override
        public Outcome read(int version, DataInputView in) throws IOException {
            return new Outcome(Wire.text(in), Outcome.Kind.valueOf(Wire.text(in)), in.readLong());
        }
    }

    static final class OfDeadLetter extends Codec<DeadLetter> {
        @Override
        public void write(DeadLetter value, DataOutputView out) throws IOException {
            Wire.text(value.reason().name(), out);
            Wire.text(value.detail(), out);
            Wire.text(value.topic(), out);
            out.writeInt(value.partition());
            out.writeLong(value.offset());
            out.writeLong(value.appendedAt());
            Wire.text(value.eventId(), out);
            out.writeLong(value.occurredAt());
            Wire.bytes(value.payload(), out);
            out.writeBoolean(value.holds());
        }

        @Override
        public DeadLetter read(int version, DataInputView in) throws IOException {
            return new DeadLetter(
                    Refusal.valueOf(Wire.text(in)),
                    Wire.text(in),
                    Wire.text(in),
                    in.readInt(),
                    in.readLong(),
                    in.readLong(),
                    Wire.text(in),
                    in.readLong(),
                    Wire.bytes(in),
                    in.readBoolean());
        }
    }

    static final class OfProgrammeUpdate extends Codec<ProgrammeUpdate> {
        @Override
        public void write(ProgrammeUpdate value, DataOutputView out) throws IOException {
            Wire.bytes(value.json(), out);
        }

        @Override
        public ProgrammeUpdate read(int version, DataInputView in) throws IOException {
            return ProgrammeUpdate.of(Wire.bytes(in));
        }
    }

    static final class OfRows extends Codec<Rows> {
        @Override
        public void write(Rows value, DataOutputView out) throws IOException {
            out.writeBoolean(value.early());
            Wire.bytes(value.bytes(), out);
        }

        @Override
        public Rows read(int version, DataInputView in) throws IOException {
            return new Rows(in.readBoolean(), Wire.bytes(in));
        }
    }

    static final class OfSealedBatch extends Codec<SealedBatch> {
        @Override
        public void write(SealedBatch value, DataOutputView out) throws IOException {
            out.writeLong(value.checkpointId());
            out.writeInt(value.writer());
            out.writeInt(value.writers());
            Wire.list(value.inserts(), out, (insert, o) -> {
                Wire.text(insert.table().name(), o);
                o.writeBoolean(insert.deleted());
                Wire.bytes(insert.rows(), o);
            });
        }

        @Override
        public SealedBatch read(int version, DataInputView in) throws IOException {
            return new SealedBatch(
                    in.readLong(),
                    in.readInt(),
                    in.readInt(),
                    Wire.list(
                            in,
                            i -> new SealedBatch.Insert(Table.valueOf(Wire.text(i)), i.readBoolean(), Wire.bytes(i))));
        }
    }
}
