package io.clearshare.admin.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the document says of the records that travel. */
class DescribeTypesTest {

    private static final String AROUND = "DescribeTypesTest";

    record Line(String id, long amountMicros, @Nullable String note) {}

    record Page(List<Line> items, @Nullable String next) {}

    record Detail(@JsonUnwrapped Line line, Line corrected) {}

    @Test
    void everyComponentIsRequiredUnlessItMayBeNull() {
        assertThat(required(Line.class, "Line")).containsExactlyInAnyOrder("id", "amountMicros");
    }

    @Test
    void nestedTypesCarryTheNameOfTheTypeAroundThem() {
        assertThat(models(Page.class)).containsOnlyKeys(AROUND + "Page", AROUND + "Line");
    }

    @Test
    void anUnwrappedRecordKeepsItsRequirements() {
        assertThat(required(Detail.class, "Detail")).containsExactlyInAnyOrder("id", "amountMicros", "corrected");
    }

    private static List<String> required(Class<?> type, String name) {
        Schema<?> schema = models(type).get(AROUND + name);
        return schema == null ? List.of() : schema.getRequired();
    }

    @SuppressWarnings("rawtypes")
    private static Map<String, Schema> models(Class<?> type) {
        ModelConverters converters = new ModelConverters(true);
        converters.addConverter(new ModelResolver(Json31.mapper(), new NestedNames()).openapi31(true));
        converters.addConverter(new PresentUnlessNullable());
        return converters.readAll(type);
    }
}
