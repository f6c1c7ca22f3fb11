package io.clearshare.domain.fraud;

import io.clearshare.domain.event.Ids;
import java.util.Comparator;

/** A click as the flood rule sees it. */
public record FloodClick(String clickId, long at) {

    public static final Comparator<FloodClick> ORDER =
            Comparator.comparingLong(FloodClick::at).thenComparing(FloodClick::clickId, Ids.ORDER);
}
