const BANDS: Record<string, string> = {
  auto: "automatic",
  one: "one approver",
  two: "two approvers",
};

export function bandWords(band: string): string {
  return BANDS[band.toLowerCase()] ?? band.replaceAll("_", " ").toLowerCase();
}
