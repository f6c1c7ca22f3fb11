package io.clearshare.domain.attribution;

import io.clearshare.domain.touch.Touch;

/**
 * A credited touch on a path.
 *
 * @param code in the programme's spelling
 */
public record PathTouch(Touch touch, String influencerId, String code) {}
