package io.clearshare.admin;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** One package is one module, and modules only use what another one offers. */
class ModulesTest {

    @Test
    void modulesKeepTheirBoundaries() {
        ApplicationModules.of(AdminApi.class).verify();
    }
}
