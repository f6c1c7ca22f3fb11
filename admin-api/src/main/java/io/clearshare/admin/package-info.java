/** The programme's API: one package below this one per module of the business. */
@NullMarked
package io.clearshare.admin;

import org.jspecify.annotations.NullMarked;
