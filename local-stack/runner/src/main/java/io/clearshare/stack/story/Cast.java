package io.clearshare.stack.story;

import java.util.List;

/** The influencers of the story, the most followed first. */
enum Cast {
    ALICE("alice", "x", "thread", true),
    BRUNO("bruno", "youtube", "video", true),
    CHEN("chen", "tiktok", "short", true),
    DARA("dara", "x", "post", true),
    EMIL("emil", "youtube", "video", true),
    FARAH("farah", "tiktok", "short", true),
    /** Has given no wallet yet, so nothing can be paid. */
    GUS("gus", "instagram", "story", false),
    /** Somebody floods this code with clicks. */
    ROCKET("rocket", "telegram", "post", true),
    /** Trades on its own link as well. */
    IVY("ivy", "discord", "post", true);

    static final List<Cast> ALL = List.of(values());

    final String handle;
    final String platform;
    final String contentType;
    final boolean hasWallet;

    Cast(String handle, String platform, String contentType, boolean hasWallet) {
        this.handle = handle;
        this.platform = platform;
        this.contentType = contentType;
        this.hasWallet = hasWallet;
    }

    String code() {
        return name();
    }

    String email() {
        return handle + "@example.com";
    }

    /** The influencer's own account on the platform. */
    String userId() {
        return "u-" + handle;
    }
}
