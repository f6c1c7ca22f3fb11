package io.clearshare.admin.analytics;

import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The registry of tiles: every file below {@code dashboards}, in order of name. */
@Component
class Tiles {

    private final Warehouse warehouse;
    private final Map<String, TileQuestion> tiles = new LinkedHashMap<>();

    Tiles(Warehouse warehouse) {
        this.warehouse = warehouse;
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:dashboards/*.sql");
            Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            for (Resource file : files) {
                String id =
                        String.valueOf(file.getFilename()).replace(".sql", "").replaceFirst("^\\d+_", "");
                tiles.put(id, TileQuestion.parse(id, file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collection<TileQuestion> all() {
        return tiles.values();
    }

    Optional<TileQuestion> find(String id) {
        return Optional.ofNullable(tiles.get(id));
    }

    /** The answer's rows; each has one value per column of the question, null where there is none. */
    List<List<@Nullable Object>> ask(TileQuestion tile) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (WarehouseRow row : warehouse.query(tile.sql())) {
            List<@Nullable Object> values = new ArrayList<>();
            for (TileQuestion.Column column : tile.columns()) {
                values.add(value(row.value(column.name()), column.unit()));
            }
            rows.add(values);
        }
        return rows;
    }

    private static @Nullable Object value(JsonNode value, TileQuestion.Unit unit) {
        if (value.isNull()) {
            return null;
        }
        return unit.isNumber() ? new BigDecimal(value.asString()) : value.asString();
    }
}
