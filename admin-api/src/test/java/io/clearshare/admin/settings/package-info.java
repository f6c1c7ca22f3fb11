@NullMarked
package io.clearshare.admin.settings;

import org.jspecify.annotations.NullMarked;
