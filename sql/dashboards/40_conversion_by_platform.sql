-- title: Conversion by platform and content type
-- question: Where do visitors sign up most, and how sure is that?
-- chart: table
-- columns: platform text, content_type text, visitors count, converted count, rate share, rate_low share, rate_high share
-- Grain: platform and content type of counted clicks. A visitor converted if it signed up; the bounds are the 95 % Wilson score
-- interval, which stays within 0 and 1 and is honest about few visitors. Cells of less than 5 visitors are left out.
SELECT
    platform, content_type, visitors, converted,
    converted / visitors AS rate,
    (converted + 1.920729) / (visitors + 3.841459)
        - 1.959964 * sqrt(converted * (visitors - converted) / visitors + 0.960365) / (visitors + 3.841459) AS rate_low,
    (converted + 1.920729) / (visitors + 3.841459)
        + 1.959964 * sqrt(converted * (visitors - converted) / visitors + 0.960365) / (visitors + 3.841459) AS rate_high
FROM
(
    SELECT
        toString(platform) AS platform, toString(content_type) AS content_type,
        toFloat64(uniqExact(visitor_id)) AS visitors,
        toFloat64(uniqExactIf(visitor_id, visitor_id IN (SELECT visitor_id FROM signups))) AS converted
    FROM clicks
    WHERE counted
    GROUP BY platform, content_type
    HAVING visitors >= 5
)
ORDER BY rate_low DESC, visitors DESC
LIMIT 50
