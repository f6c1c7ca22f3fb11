package io.clearshare.domain.event;

/** The campaign parameters of a landing URL as they were sent. */
public record Utm(String source, String medium, String campaign, String term, String content) {

    public static final Utm NONE = new Utm("", "", "", "", "");
}
