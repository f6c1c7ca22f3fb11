package io.clearshare.admin.why;

import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.CaseEntry;
import io.clearshare.domain.program.HoldEntry;
import io.clearshare.domain.program.PayingModelEntry;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.TierEntry;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the programme's entries that decided about a conversion; where there is none the published default held. */
@Component
class RulesInForce {

    /** What holds while nothing else is published, named like an entry so that a trail tells its rate. */
    private static final ScheduleEntry DEFAULT_SCHEDULE = new ScheduleEntry(0, 0, ScheduleEntry.DEFAULT.tiers());

    private static final PayingModelEntry DEFAULT_MODEL = new PayingModelEntry(0, 0, PayingModelEntry.DEFAULT.model());

    private final ProgrammeLog programme;
    private final JsonMapper json;

    RulesInForce(ProgrammeLog programme, JsonMapper json) {
        this.programme = programme;
        this.json = json;
    }

    List<JsonNode> of(String influencerId, StreamTrail.Attributed attributed) {
        Instant pathAt = attributed.conversion().pathAt();
        Set<ProgramEntry> entries = new LinkedHashSet<>();
        for (Why.PathTouch touch : attributed.path()) {
            inForce("influencer/" + touch.influencerId(), touch.at()).ifPresent(entries::add);
            entries.add(inForce(ScheduleEntry.ENTITY, touch.at()).orElse(DEFAULT_SCHEDULE));
        }
        YearMonth month = YearMonth.from(attributed.conversion().at().atOffset(ZoneOffset.UTC));
        programme.newest(TierEntry.entity(influencerId, month)).ifPresent(entries::add);
        entries.add(inForce(PayingModelEntry.ENTITY, pathAt).orElse(DEFAULT_MODEL));
        inForce(BountyEntry.ENTITY, pathAt).ifPresent(entries::add);
        inForce(HoldEntry.ENTITY, attributed.conversion().at()).ifPresent(entries::add);
        entries.addAll(casesNaming(attributed));
        List<JsonNode> documents = new ArrayList<>();
        entries.forEach(entry -> documents.add(json.readTree(entry.encode())));
        return documents;
    }

    private Optional<ProgramEntry> inForce(String entity, Instant at) {
        return programme.history(entity).stream()
                .map(ProgrammeLog.Recorded::entry)
                .filter(entry -> entry.effectiveFrom() <= at.toEpochMilli())
                .max(Comparator.comparingLong(ProgramEntry::effectiveFrom).thenComparingInt(ProgramEntry::version));
    }

    /** Decisions on cases that name a touch of the path: they let the line go on. */
    private List<ProgramEntry> casesNaming(StreamTrail.Attributed attributed) {
        Set<String> clickIds = new LinkedHashSet<>();
        attributed.path().forEach(touch -> clickIds.add(touch.clickId()));
        return programme.newestOfKind("case/").stream()
                .filter(entry -> entry instanceof CaseEntry decided
                        && decided.clickIds().stream().anyMatch(clickIds::contains))
                .toList();
    }
}
