package io.clearshare.admin.tracking;

import io.clearshare.admin.settings.Settings;
import io.clearshare.domain.tracking.VisitorAgent;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Leads visitors from an influencer's link to the landing page and records that they came. */
@RestController
@Tag(name = "Tracked links")
class RedirectController {

    private static final String CLICK = "cs_click";
    private static final String VISITOR = "cs_vid";
    private static final Duration VISITOR_KNOWN_FOR = Duration.ofDays(400);

    /** Shows nothing of the request, so nobody can make it say something. */
    private static final String UNKNOWN_PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>This link leads nowhere</title>
            <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}</style>
            <h1>This link leads nowhere</h1>
            <p>It was mistyped, or it is no longer in use. Nothing about your visit was recorded.</p>
            <p><a href="%s">Go to the start page</a></p>
            </html>
            """;

    private final KnownCodes codes;
    private final RecordClick record;
    private final String landingUrl;
    private final boolean secure;

    RedirectController(KnownCodes codes, RecordClick record, Settings settings) {
        this.codes = codes;
        this.record = record;
        this.landingUrl = settings.landingUrl().toString();
        this.secure = "https".equals(settings.publicUrl().getScheme());
    }

    @GetMapping("/r/{code}")
    @Operation(
            summary = "Follow a tracked link",
            description = "302 to the landing page with all parameters passed on, the signed click id as cs_click and"
                    + " the visitor as cs_vid. Previews and robots are redirected, too, but leave no click.")
    ResponseEntity<Void> follow(@PathVariable String code, HttpServletRequest request) {
        String known = codes.find(code).orElseThrow(() -> new UnknownCode(code));
        Visit visit = new Visit(request);
        boolean person = request.getMethod().equals("GET") && VisitorAgent.of(visit.userAgent()) == VisitorAgent.PERSON;
        if (!person) {
            return redirect(landing(visit, List.of())).build();
        }
        RecordClick.Recorded click = record.record(visit, known);
        List<String> ours = List.of(CLICK + "=" + click.clickId(), VISITOR + "=" + click.visitorId());
        return redirect(landing(visit, ours))
                .header(HttpHeaders.SET_COOKIE, cookie(click.visitorId()).toString())
                .build();
    }

    /** A page for people; machines that ask for JSON get the problem document. */
    @Hidden
    @ExceptionHandler(exception = UnknownCode.class, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> unknown() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex")
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(UNKNOWN_PAGE.formatted(HtmlUtils.htmlEscape(landingUrl)));
    }

    /** The landing page with the visitor's parameters as they were sent, and ours instead of any of the same name. */
    private String landing(Visit visit, List<String> ours) {
        String query = visit.request().getQueryString();
        Stream<String> theirs = query == null ? Stream.of() : Arrays.stream(query.split("&"));
        String all = Stream.concat(theirs.filter(RedirectController::isTheirs), ours.stream())
                .collect(Collectors.joining("&"));
        if (all.isEmpty()) {
            return landingUrl;
        }
        return landingUrl + (landingUrl.indexOf('?') < 0 ? "?" : "&") + all;
    }

    private static boolean isTheirs(String parameter) {
        return !parameter.isEmpty() && !parameter.startsWith(CLICK + "=") && !parameter.startsWith(VISITOR + "=");
    }

    private ResponseCookie cookie(String visitorId) {
        return ResponseCookie.from(Visit.VISITOR_COOKIE, visitorId)
                .path("/")
                .maxAge(VISITOR_KNOWN_FOR)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build();
    }

    private static ResponseEntity.BodyBuilder redirect(String landing) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, landing)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
