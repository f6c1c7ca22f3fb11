-- title: Refused events
-- question: Which events could not be counted, and why?
-- chart: bar
-- columns: reason text, topic text, events count
-- Grain: reason and topic of the dead letters.
SELECT toString(reason) AS reason, substring(topic, 12) AS topic, count() AS events
FROM dead_letters
GROUP BY reason, topic
ORDER BY events DESC, reason, topic
LIMIT 50
