import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { post, segment } from "../api/client";
import { Problem, sentenceOf } from "../api/problem";
import type { Bonus } from "../api/types";
import { useFreshFactor, useStepUp } from "../app/session";
import { monthWords } from "../commission/rates";
import { CodeField } from "../ui/Field";
import { Fact } from "../ui/Fact";
import { Modal } from "../ui/Modal";
import { Money } from "../ui/Money";

/** Finance's yes or no to a bonus that somebody else proposed. */
export function Decide({ bonus, onClose }: { bonus: Bonus; onClose: () => void }) {
  const fresh = useFreshFactor();
  const stepUp = useStepUp();
  const client = useQueryClient();
  const [totp, setTotp] = useState("");
  const decide = useMutation({
    mutationFn: async (decision: "confirm" | "refuse") => {
      if (totp) await stepUp.mutateAsync(totp);
      return post<unknown>(`/bonuses/${segment(bonus.bonusId)}/${decision}`);
    },
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ["/bonuses"] }),
  });
  const asksFactor = !fresh || (decide.error instanceof Problem && decide.error.asksStepUp);
  const ready = !decide.isPending && (!asksFactor || totp.length === 6);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate("confirm");
  };
  return (
    <Modal
      kind="dialog"
      title="Decide this bonus"
      description="Confirmed, it is payable at once and taken back only by a negative bonus."
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <dl className="facts">
          <Fact name="Amount">
            <strong>
              <Money micros={bonus.amountMicros} />
            </strong>
          </Fact>
          <Fact name="To">{bonus.handle}</Fact>
          <Fact name="Month">{monthWords(bonus.month)}</Fact>
          <Fact name="Reason">{bonus.reason}</Fact>
          <Fact name="Proposed by">{bonus.proposedBy}</Fact>
        </dl>
        {asksFactor && <CodeField value={totp} onChange={setTotp} required hint="Valid for five minutes." />}
        {decide.error && (
          <p className="notice" data-tone="bad" role="alert">
            {sentenceOf(decide.error)}
          </p>
        )}
        <div className="modal-foot">
          <button type="button" className="button danger" disabled={!ready} onClick={() => decide.mutate("refuse")}>
            Refuse
          </button>
          <button type="submit" className="button primary" disabled={!ready}>
            Confirm
          </button>
        </div>
      </form>
    </Modal>
  );
}
