import { describe, expect, it } from "vitest";
import { bodyOf, EMPTY, ofKind } from "./draft";

describe("what is sent of a tax form", () => {
  it("leaves out what belongs to other kinds", () => {
    const body = bodyOf({ ...EMPTY, tin: " ", treatyRate: "10", birthDate: "1990-01-01" }, "v1");
    expect(body).toMatchObject({ kind: "W-9", tin: null, tinType: null, treatyBasisPoints: null, birthDate: null });
  });

  it("turns a treaty rate into basis points", () => {
    const draft = { ...ofKind(EMPTY, "W-8BEN"), treatyRate: "12.5", treatyCountry: "de", country: "de" };
    expect(bodyOf(draft, "v1")).toMatchObject({ treatyBasisPoints: 1250, treatyCountry: "DE", country: "DE" });
  });

  it("forgets number and consent when the kind changes", () => {
    expect(ofKind({ ...EMPTY, tin: "x", agreed: true }, "W-8BEN-E")).toMatchObject({
      tin: "",
      agreed: false,
      country: "",
    });
  });
});
