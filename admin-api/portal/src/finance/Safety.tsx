import { PageHead } from "../ui/PageHead";
import { Bands } from "./Bands";
import { Stops } from "./Stops";

export default function Safety() {
  return (
    <>
      <PageHead title="Safety of payments">
        What keeps money from leaving wrongly, and the button that stops it.
      </PageHead>
      <Stops />
      <Bands />
    </>
  );
}
