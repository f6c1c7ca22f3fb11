package io.clearshare.admin.sanctions;

import io.clearshare.admin.program.WalletChanged;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Screens each address when it becomes the one that somebody is paid at. */
@Component
class ScreenOnEntry {

    private final ScreenAddress screen;

    ScreenOnEntry(ScreenAddress screen) {
        this.screen = screen;
    }

    @ApplicationModuleListener
    void on(WalletChanged changed) {
        ScreeningOccasion occasion = changed.before().isEmpty() ? ScreeningOccasion.ENTRY : ScreeningOccasion.CHANGE;
        screen.screen(changed.influencerId(), changed.after(), occasion, null);
    }
}
