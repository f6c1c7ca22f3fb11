package io.clearshare.admin.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How types become schemas. */
@Configuration(proxyBeanMethods = false)
class DescribeTypes {

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new NestedNames()).openapi31(mappers.isOpenapi31());
    }
}
