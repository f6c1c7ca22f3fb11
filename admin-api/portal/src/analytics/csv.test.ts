import { describe, expect, test } from "vitest";
import type { TileColumn } from "../api/types";
import { toCsv } from "./csv";

const text = (name: string): TileColumn => ({ name, unit: "text" });

describe("CSV", () => {
  test("values that need it are quoted, a missing one is empty", () => {
    const csv = toCsv({
      columns: [text("campaign"), { name: "fee_micros", unit: "micros" }],
      rows: [
        ['spring, "early"', 1_500_000],
        ["plain", null],
      ],
    });
    expect(csv).toBe('campaign,fee_micros\r\n"spring, ""early""",1500000\r\nplain,\r\n');
  });

  test("text that a spreadsheet would run is disarmed, numbers are not", () => {
    const csv = toCsv({
      columns: [text("campaign"), text("fee_micros")],
      rows: [
        ["=HYPERLINK(1)", "-25"],
        ["@x", "-2.5"],
      ],
    });
    expect(csv).toBe("campaign,fee_micros\r\n'=HYPERLINK(1),-25\r\n'@x,-2.5\r\n");
  });
});
