import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { sentenceOf } from "../api/problem";
import { post } from "../api/client";
import type { WhatIfAnswer, WhatIfQuestion } from "../api/types";
import { PageHead } from "../ui/PageHead";
import { Empty } from "../ui/states";
import { questionOf, TERMS, termsText } from "./terms";
import { WhatIfForm } from "./WhatIfForm";
import { WhatIfResult } from "./WhatIfResult";

/** What another model, window or schedule would have changed for each influencer. */
export default function WhatIf() {
  const [terms, setTerms] = useState(TERMS);
  const question = useMutation({
    mutationFn: (asked: WhatIfQuestion) => post<WhatIfAnswer>("/analytics/what-if", asked),
  });
  return (
    <>
      <PageHead title="What if">
        Attribution and commission computed once more from the stored events by other terms, as if they had been in
        force from the beginning. Nothing is changed.
      </PageHead>
      <WhatIfForm
        terms={terms}
        change={setTerms}
        ask={() => question.mutate(questionOf(terms))}
        pending={question.isPending}
      />
      {question.error && (
        <p className="notice" data-tone="bad" role="alert">
          <span>
            <strong>There is no answer.</strong> {sentenceOf(question.error)}
          </span>
        </p>
      )}
      {question.data && !question.isPending && (
        <WhatIfResult answer={question.data} terms={termsText(question.variables)} />
      )}
      {question.isIdle && (
        <section className="card" aria-label="Result">
          <Empty title="No terms tried yet">
            Choose what should differ and compute; left as it is, nothing changes.
          </Empty>
        </section>
      )}
    </>
  );
}
