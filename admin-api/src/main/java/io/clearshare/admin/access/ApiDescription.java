package io.clearshare.admin.access;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says about all routes: how to authenticate and how refusals look. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String KEY = "apiKey";
    private static final String SESSION = "session";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Clearshare")
                        .version("v1")
                        .description("Partnership programme: attribution, earnings and on-chain payouts."
                                + " Money is in integer micro-units, times are RFC 3339 in UTC.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSchemas("Problem", problem())
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer"))
                        .addSecuritySchemes(
                                SESSION,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("SESSION")))
                .addSecurityItem(new SecurityRequirement().addList(KEY))
                .addSecurityItem(new SecurityRequirement().addList(SESSION));
    }

    /** Every operation may answer with a problem document. */
    @Bean
    OpenApiCustomizer problemsEverywhere() {
        return document -> document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation
                        .getResponses()
                        .addApiResponse(
                                "default",
                                new ApiResponse()
                                        .description("A problem document (RFC 9457) with a stable code")
                                        .content(new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType()
                                                                .schema(new ObjectSchema()
                                                                        .$ref("#/components/schemas/Problem"))))));
    }

    private static ObjectSchema problem() {
        ObjectSchema schema = new ObjectSchema();
        schema.addProperty("type", new StringSchema());
        schema.addProperty("title", new StringSchema());
        schema.addProperty("status", new IntegerSchema());
        schema.addProperty("detail", new StringSchema());
        schema.addProperty("code", new StringSchema());
        return schema;
    }
}
