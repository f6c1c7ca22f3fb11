@NullMarked
package io.clearshare.admin.lab;

import org.jspecify.annotations.NullMarked;
