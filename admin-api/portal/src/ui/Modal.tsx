import * as Radix from "@radix-ui/react-dialog";
import type { ReactNode } from "react";
import { Icon } from "./Icon";

interface Props {
  kind: "dialog" | "drawer";
  title: string;
  description?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A dialog or a drawer over the page: focus is kept inside and returned, Escape closes. The scrim is
 * our own element, because the library's one writes a style element that a strict policy refuses.
 */
export function Modal({ kind, title, description, onClose, children }: Props) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <div className="scrim" data-modal="open" />
        <Radix.Content className={kind} {...(description ? {} : { "aria-describedby": undefined })}>
          <div className="modal-head">
            <div>
              <Radix.Title>{title}</Radix.Title>
              {description && <Radix.Description>{description}</Radix.Description>}
            </div>
            <Radix.Close className="icon-button" aria-label="Close">
              <Icon name="cross" />
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
