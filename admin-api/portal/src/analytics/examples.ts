/** Ready connection examples; the host is where the stack runs, which is the viewer's own machine in the demo. */
export interface Example {
  title: string;
  note?: string;
  text: string;
}

export const CONNECTIONS: readonly Example[] = [
  {
    title: "Command line",
    note: "Any HTTP client will do; the answer comes as a readable table.",
    text: `curl --silent "\${CLICKHOUSE_URL:-http://127.0.0.1:8123}/?database=clearshare" \\
  --header "X-ClickHouse-User: analyst" \\
  --header "X-ClickHouse-Key: $CLICKHOUSE_PASSWORD" \\
  --data-binary "SELECT * FROM ingest_counts FORMAT PrettyCompact"`,
  },
  {
    title: "Python",
    note: "pip install clickhouse-connect pandas",
    text: `import os
import clickhouse_connect

client = clickhouse_connect.get_client(
    host="127.0.0.1", port=8123, database="clearshare",
    username="analyst", password=os.environ["CLICKHOUSE_PASSWORD"])
roi = client.query_df("SELECT * FROM roi_daily ORDER BY day")`,
  },
  {
    title: "JDBC",
    note: "For DBeaver, DataGrip, Metabase or Superset through their ClickHouse drivers.",
    text: "jdbc:clickhouse://127.0.0.1:8123/clearshare?user=analyst",
  },
];

export const QUERIES: readonly Example[] = [
  {
    title: "What does each model give each influencer?",
    text: `SELECT influencer_id, model, sum(credit_micros) AS credit_micros
FROM credits
WHERE conversion_type = 'trade'
GROUP BY influencer_id, model
ORDER BY influencer_id, model`,
  },
  {
    title: "What has each platform earned, and from how many clicks?",
    text: `SELECT platform, sum(clicks) AS clicks, sum(fee_micros) AS fee_micros,
       sum(commission_micros) AS commission_micros
FROM roi_daily
GROUP BY platform
ORDER BY fee_micros DESC`,
  },
  {
    title: "Is every event accounted for?",
    text: `SELECT topic, received,
       received - counted - repeats - dead_letters - beyond_horizon AS unexplained
FROM ingest_counts`,
  },
];
