package io.clearshare.stack.clickhouse;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** The two calls of the C library that Java has no equivalent for. */
interface LibC extends Library {

    LibC INSTANCE = Native.load("c", LibC.class);

    /** Changes the environment the engine sees; Java's own copy of it stays as it was. */
    int setenv(String name, String value, int overwrite);

    /** Ends the process without exit handlers, which would crash on engine threads that still run. */
    void _exit(int status);
}
