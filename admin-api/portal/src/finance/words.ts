const BANDS: Record<string, string> = {
  automatic: "automatic",
  one_approval: "one approver",
};

export function bandWords(band: string): string {
  return BANDS[band.toLowerCase()] ?? band.replaceAll("_", " ").toLowerCase();
}
