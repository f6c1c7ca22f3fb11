/** Child processes of the local stack: started, awaited, logged, stopped, and never left behind. */
@NullMarked
package io.clearshare.stack.process;

import org.jspecify.annotations.NullMarked;
