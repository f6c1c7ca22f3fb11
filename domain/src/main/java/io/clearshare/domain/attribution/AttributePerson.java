package io.clearshare.domain.attribution;

import io.clearshare.domain.program.Programme;

/** Decides what a person's facts are worth, and to whom: a function of the facts and the programme alone. */
public final class AttributePerson {

    private AttributePerson() {}

    public static PersonResult attribute(PersonFacts facts, Programme programme) {
        throw new UnsupportedOperationException(facts.userId() + programme);
    }
}
