package io.clearshare.admin.analytics;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.progress.Progress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Questions that analysts ask again and again, with their answers. */
@RestController
@RequestMapping("/api/v1/analytics/tiles")
@Tag(name = "Analytics")
class TileController {

    private final Tiles tiles;
    private final Progress progress;

    TileController(Tiles tiles, Progress progress) {
        this.tiles = tiles;
        this.progress = progress;
    }

    record Summary(String id, String title, String question, String chart) {}

    record Column(String name, String unit) {}

    record Tile(
            String id,
            String title,
            String question,
            String chart,
            List<Column> columns,
            List<List<@Nullable Object>> rows,
            Instant completeUpTo) {}

    @GetMapping
    @Operation(summary = "All tiles")
    List<Summary> list() {
        return tiles.all().stream()
                .map(tile -> new Summary(tile.id(), tile.title(), tile.question(), chart(tile)))
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One tile with its rows")
    Tile ask(@PathVariable String id) {
        TileQuestion tile =
                tiles.find(id).orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no tile " + id));
        Instant completeUpTo = progress.completeUpTo();
        return new Tile(
                tile.id(),
                tile.title(),
                tile.question(),
                chart(tile),
                tile.columns().stream()
                        .map(column ->
                                new Column(column.name(), column.unit().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                tiles.ask(tile),
                completeUpTo);
    }

    private static String chart(TileQuestion tile) {
        return tile.chart().name().toLowerCase(Locale.ROOT);
    }
}
