package io.clearshare.domain.program;

import io.clearshare.domain.model.Model;

/** Which attribution model pays. */
public record PayingModelEntry(int version, long effectiveFrom, Model model) implements ProgramEntry {

    public static final String ENTITY = "setting/paying-model";

    public static final PayingModelEntry DEFAULT = new PayingModelEntry(0, Long.MIN_VALUE, Model.POSITION);

    @Override
    public String entity() {
        return ENTITY;
    }
}
