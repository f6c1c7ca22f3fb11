import * as Radix from "@radix-ui/react-dialog";
import { useRef, type ReactNode } from "react";
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
  // The library gives focus back only to a trigger of its own.
  const opener = useRef(document.activeElement);
  const giveFocusBack = (event: Event) => {
    event.preventDefault();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <div className="scrim" data-modal="open" />
        <Radix.Content
          className={kind}
          onCloseAutoFocus={giveFocusBack}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
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
