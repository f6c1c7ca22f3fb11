@NullMarked
package io.clearshare.admin.document;

import org.jspecify.annotations.NullMarked;
